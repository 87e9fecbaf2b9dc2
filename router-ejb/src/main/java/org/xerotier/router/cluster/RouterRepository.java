package org.xerotier.router.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.RouterId;

/** Rows of {@code routers}; time is the database's. */
@ApplicationScoped
@InTransaction
class RouterRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    /** Whether this router was still on the list. */
    boolean beat(RouterId id) {
        return entities.createNativeQuery("update routers set heartbeat_at = clock_timestamp() where id = ?")
                        .setParameter(1, id.value())
                        .executeUpdate()
                == 1;
    }

    /** Takes the place of whoever was listed with the same mesh address: of two, only one can listen there. */
    void announce(Announcement self) {
        entities.createNativeQuery("delete from routers where mesh_address = ? and id <> ?")
                .setParameter(1, self.meshAddress())
                .setParameter(2, self.id().value())
                .executeUpdate();
        entities.createNativeQuery("insert into routers (id, mesh_address, curve_public_key, version, started_at,"
                        + " heartbeat_at) values (?, ?, ?, ?, now(), now())"
                        + " on conflict (id) do update set heartbeat_at = clock_timestamp()")
                .setParameter(1, self.id().value())
                .setParameter(2, self.meshAddress())
                .setParameter(3, self.curveKey())
                .setParameter(4, self.version())
                .executeUpdate();
    }

    void remove(RouterId id) {
        entities.createNativeQuery("delete from routers where id = ?")
                .setParameter(1, id.value())
                .executeUpdate();
    }

    /** Forgets those silent for long; how many there were. */
    int forget(Duration silence) {
        return entities.createNativeQuery("delete from routers where heartbeat_at < now() - ? * interval '1 ms'")
                .setParameter(1, silence.toMillis())
                .executeUpdate();
    }

    /** Id, mesh address, key, version, start, last heartbeat, milliseconds since; the most alive first. */
    @SuppressWarnings("unchecked")
    List<Object[]> list(int limit) {
        return entities.createNativeQuery(
                        "select id, mesh_address, curve_public_key, version, started_at, heartbeat_at,"
                                + " cast(extract(epoch from clock_timestamp() - heartbeat_at) * 1000 as bigint)"
                                + " from routers order by heartbeat_at desc, id limit ?")
                .setParameter(1, limit)
                .getResultList();
    }
}
