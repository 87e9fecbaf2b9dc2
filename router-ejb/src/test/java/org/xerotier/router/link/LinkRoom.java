package org.xerotier.router.link;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.approval.ApprovalQueries;
import org.xerotier.router.approval.ApprovalService;
import org.xerotier.router.approval.ApprovalStatus;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.approval.Consent;
import org.xerotier.router.approval.RequesterQueries;
import org.xerotier.router.audit.AuditRoom;
import org.xerotier.router.fleet.FleetRoom;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.people.PeopleQueries;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.Standing;
import org.xerotier.router.policy.PolicyQueries;
import org.xerotier.router.policy.PolicyVersion;
import org.xerotier.router.policy.Preset;

/** The room on a real database; the request, its people and where votes go are the test's. */
final class LinkRoom {

    final MigratedDatabase database;
    final ProjectId project;
    final MutableClock clock = new MutableClock();
    final Map<String, Standing> people = new ConcurrentHashMap<>();
    final List<String> votes = new CopyOnWriteArrayList<>();
    final ApprovalId approval = ApprovalId.next(Actors.IDS);
    final Actor requester;
    final Actor owner;
    volatile String digest = Sha256.hex("the question");
    volatile ApprovalStatus status = ApprovalStatus.PENDING;
    volatile @Nullable RuntimeException refusal;
    Supplier<LinkService> doors = LinkService::new;

    LinkRoom(MigratedDatabase database) {
        this.database = database;
        project = new FleetRoom(database).project();
        requester = person("requester", ProjectRole.OWNER);
        owner = person("owner", ProjectRole.OWNER);
    }

    Actor person(String name, ProjectRole... roles) {
        Actor actor = Actors.key(project, "person:" + name, EnumSet.of(Scope.APPROVE, Scope.EXECUTION), ToolScopes.ALL);
        people.put(actor.principal(), new Standing(actor.principal(), null, name, Set.of(roles), Set.of(), Set.of()));
        return actor;
    }

    <T> T now(Function<LinkService, T> act) {
        return database.entities().commit(entities -> act.apply(service(entities)));
    }

    MintedLink invite() {
        return now(door -> door.create(owner, approval, new InviteReviewer("Ada", "ada@example.org", null)));
    }

    LinkView link() {
        return now(door -> door.list(owner, approval)).get(0);
    }

    Optional<Standing> standing(String principal) {
        return database.entities().commit(entities -> {
            InvitedReviewers reviewers = new InvitedReviewers();
            reviewers.links = rows(entities);
            reviewers.people = who();
            return reviewers.standing(project, approval, principal);
        });
    }

    private LinkService service(EntityManager entities) {
        LinkService service = doors.get();
        service.links = rows(entities);
        service.audit = AuditRoom.log(entities, clock);
        service.ids = Actors.IDS;
        service.random = Actors.RANDOM;
        service.clock = clock;
        service.requests = new ApprovalQueries() {
            @Override
            public ApprovalView get(Actor actor, ApprovalId id) {
                return view();
            }
        };
        service.approvals = new ApprovalService() {
            @Override
            public ApprovalView approve(Actor actor, ApprovalId id, Consent consent) {
                return vote(actor, "approve " + consent.digest() + " " + consent.renderHash());
            }

            @Override
            public ApprovalView reject(Actor actor, ApprovalId id, String reason, @Nullable String renderHash) {
                return vote(actor, "reject " + reason);
            }
        };
        LinkAuthority authority = new LinkAuthority();
        authority.people = who();
        authority.policies = new PolicyQueries() {
            @Override
            public PolicyVersion version(ProjectId in, PolicyId id) {
                return Preset.STANDARD.version();
            }
        };
        authority.requesters = new RequesterQueries() {
            @Override
            public String principal(ProjectId in, ApprovalId id) {
                return requester.principal();
            }
        };
        service.authority = authority;
        return service;
    }

    private ApprovalView vote(Actor actor, String word) {
        if (refusal != null) {
            throw refusal;
        }
        votes.add(actor.kind() + " " + actor.name() + " for " + actor.principal() + ": " + word);
        return view();
    }

    private PeopleQueries who() {
        return new PeopleQueries() {
            @Override
            public Optional<Standing> standing(ProjectId in, String principal) {
                return Optional.ofNullable(people.get(principal));
            }
        };
    }

    private static LinkRepository rows(EntityManager entities) {
        LinkRepository rows = new LinkRepository();
        rows.entities = entities;
        return rows;
    }

    private ApprovalView view() {
        return new ApprovalView(
                approval.value(),
                InvocationId.next(Actors.IDS).value(),
                "ws",
                status,
                RiskLevel.DESTRUCTIVE,
                RiskLevel.DESTRUCTIVE,
                "kubectl.delete",
                digest,
                null,
                1,
                0,
                PolicyId.next(Actors.IDS).value(),
                1,
                new ApprovalView.Party(requester.id(), requester.name()),
                clock.instant(),
                clock.instant().plus(Duration.ofMinutes(30)),
                null,
                null,
                null,
                null);
    }
}
