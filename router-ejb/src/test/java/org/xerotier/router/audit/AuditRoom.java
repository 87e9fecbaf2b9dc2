package org.xerotier.router.audit;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.xerotier.router.Actors;

/** The room's beans wired by hand onto one entity manager. */
public final class AuditRoom {

    private AuditRoom() {}

    public static AuditLog log(EntityManager entities, Clock clock) {
        AuditLog log = new AuditLog();
        log.rows = rows(entities);
        log.ids = Actors.IDS;
        log.clock = clock;
        return log;
    }

    public static AuditService service(EntityManager entities) {
        AuditService service = new AuditService();
        service.rows = rows(entities);
        return service;
    }

    private static AuditRepository rows(EntityManager entities) {
        AuditRepository rows = new AuditRepository();
        rows.entities = entities;
        return rows;
    }
}
