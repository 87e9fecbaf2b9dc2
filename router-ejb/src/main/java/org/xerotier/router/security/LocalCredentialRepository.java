package org.xerotier.router.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.UserId;

/** Passwords and authenticators of users, who belong to no project. */
@ApplicationScoped
@InTransaction
class LocalCredentialRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    void add(LocalCredential credential) {
        entities.persist(credential);
    }

    Optional<LocalCredential> find(UserId user) {
        return Optional.ofNullable(entities.find(LocalCredential.class, user.value()));
    }

    /** Held to the end of the transaction, so that of two uses of one code at once one counts. */
    Optional<LocalCredential> lock(UserId user) {
        return Optional.ofNullable(entities.find(LocalCredential.class, user.value(), LockModeType.PESSIMISTIC_WRITE));
    }
}
