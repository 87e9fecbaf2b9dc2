package org.xerotier.router.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.xerotier.router.kernel.InTransaction;

@ApplicationScoped
@InTransaction
class RouterKeyRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    /** Lets one router at a time look for the keys and make them. Held to the end of the transaction. */
    void lock() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('xerotier.router_keys'))")
                .getSingleResult();
    }

    Optional<RouterKeyRow> find(RouterKeyName name) {
        return Optional.ofNullable(entities.find(RouterKeyRow.class, name.text()));
    }

    void add(RouterKeyRow row) {
        entities.persist(row);
    }
}
