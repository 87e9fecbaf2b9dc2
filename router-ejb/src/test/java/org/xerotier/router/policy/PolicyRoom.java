package org.xerotier.router.policy;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.xerotier.router.Actors;
import org.xerotier.router.audit.AuditRoom;
import org.xerotier.router.people.PeopleRoom;

/** The room's beans wired by hand onto one entity manager. */
public final class PolicyRoom {

    private PolicyRoom() {}

    public static PolicyQueries queries(EntityManager entities) {
        PolicyQueries queries = new PolicyQueries();
        queries.rows = rows(entities);
        queries.shelf = new PolicyShelf();
        return queries;
    }

    public static PolicyService service(EntityManager entities, Clock clock) {
        PolicyService service = new PolicyService();
        service.rows = rows(entities);
        service.queries = queries(entities);
        service.people = PeopleRoom.queries(entities, clock);
        service.audit = AuditRoom.log(entities, clock);
        service.ids = Actors.IDS;
        service.clock = clock;
        return service;
    }

    private static PolicyRepository rows(EntityManager entities) {
        PolicyRepository rows = new PolicyRepository();
        rows.entities = entities;
        return rows;
    }
}
