package org.xerotier.router.people;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import org.xerotier.router.Actors;
import org.xerotier.router.Fired;
import org.xerotier.router.audit.AuditRoom;
import org.xerotier.router.kernel.UserId;
import org.xerotier.router.project.ProjectRoom;

/** The room's beans wired by hand onto one entity manager. */
public final class PeopleRoom {

    private PeopleRoom() {}

    /** A user who is in no database. */
    public static UserView somebody() {
        return new UserView(
                UserId.next(Actors.IDS),
                "somebody",
                "Somebody",
                null,
                null,
                Clock.systemUTC().instant(),
                null);
    }

    public static PeopleQueries queries(EntityManager entities, Clock clock) {
        PeopleQueries queries = new PeopleQueries();
        queries.standings = standings(entities);
        queries.clock = clock;
        return queries;
    }

    public static UserService users(EntityManager entities, Clock clock) {
        UserService service = new UserService();
        service.users = userRows(entities);
        service.audit = AuditRoom.log(entities, clock);
        service.ids = Actors.IDS;
        service.clock = clock;
        return service;
    }

    public static MemberService members(EntityManager entities, Clock clock) {
        return members(entities, clock, new Fired<>());
    }

    static MemberService members(EntityManager entities, Clock clock, Fired<MembershipEnded> ended) {
        MemberRepository rows = new MemberRepository();
        rows.entities = entities;
        MemberService service = new MemberService();
        service.members = rows;
        service.delegations = delegationRows(entities);
        service.users = users(entities, clock);
        service.audit = AuditRoom.log(entities, clock);
        service.ended = ended;
        service.clock = clock;
        return service;
    }

    public static DelegationService delegations(EntityManager entities, Clock clock) {
        DelegationService service = new DelegationService();
        service.delegations = delegationRows(entities);
        service.standings = standings(entities);
        service.users = users(entities, clock);
        service.config = new PeopleConfig(Duration.ofDays(30));
        service.audit = AuditRoom.log(entities, clock);
        service.ids = Actors.IDS;
        service.clock = clock;
        return service;
    }

    public static ProjectOpeningService opening(EntityManager entities, Clock clock) {
        ProjectOpeningService service = new ProjectOpeningService();
        service.projects = ProjectRoom.service(entities, clock);
        service.members = members(entities, clock);
        service.audit = AuditRoom.log(entities, clock);
        return service;
    }

    public static ArrivalService arrivals(EntityManager entities, Clock clock) {
        ArrivalService service = new ArrivalService();
        service.identities = userRows(entities);
        service.users = users(entities, clock);
        service.members = members(entities, clock);
        service.places = service.members.members;
        service.projects = ProjectRoom.service(entities, clock);
        return service;
    }

    private static UserRepository userRows(EntityManager entities) {
        UserRepository rows = new UserRepository();
        rows.entities = entities;
        return rows;
    }

    private static StandingRepository standings(EntityManager entities) {
        StandingRepository rows = new StandingRepository();
        rows.entities = entities;
        return rows;
    }

    private static DelegationRepository delegationRows(EntityManager entities) {
        DelegationRepository rows = new DelegationRepository();
        rows.entities = entities;
        return rows;
    }
}
