package org.xerotier.router.grant;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.approval.ApprovalStatus;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.approval.StandingConsent.Call;
import org.xerotier.router.audit.AuditRoom;
import org.xerotier.router.fleet.FleetRoom;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.people.PeopleQueries;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.Standing;
import org.xerotier.router.policy.PolicyQueries;
import org.xerotier.router.policy.PolicyReader;
import org.xerotier.router.policy.PolicyVersion;
import org.xerotier.router.security.PayloadCipher;
import org.xerotier.router.security.SecurityRoom;

/** The room on a real database; people, policies and requests are the test's. */
final class GrantRoom {

    static final String TOOL = "kubectl.delete";
    static final String ONE_OWNER = "{\"role\":\"owner\"}";
    static final String TWO_OWNERS = "{\"at_least\":2,\"of\":[{\"role\":\"owner\"}]}";

    private static final PayloadCipher CIPHER = SecurityRoom.cipher();

    final MigratedDatabase database;
    final ProjectId project;
    final WorkspaceId workspace = WorkspaceId.next(Actors.IDS);
    final MutableClock clock = new MutableClock();
    final Map<String, Standing> people = new ConcurrentHashMap<>();
    final Map<PolicyId, PolicyVersion> policies = new ConcurrentHashMap<>();
    final Actor requester;
    volatile PolicyVersion inForce;

    GrantRoom(MigratedDatabase database, String approvers) {
        this.database = database;
        project = new FleetRoom(database).project();
        inForce = policy(approvers);
        requester = person("requester", ProjectRole.MEMBER);
    }

    PolicyVersion policy(String approvers) {
        String level = "{\"require_approval\":true,\"timeout_seconds\":60,\"on_timeout\":\"reject\",\"approvers\":"
                + approvers + "}";
        var document = PolicyReader.read(("{\"levels\":{\"destructive\":" + level + ",\"irreversible\":" + level + "}}")
                .getBytes(StandardCharsets.UTF_8));
        PolicyVersion version =
                new PolicyVersion(PolicyId.next(Actors.IDS), "of the test", 1, document.digest(), document);
        policies.put(version.id(), version);
        return version;
    }

    Actor person(String name, ProjectRole... roles) {
        Actor actor = Actors.key(project, "person:" + name, EnumSet.of(Scope.APPROVE, Scope.EXECUTION), ToolScopes.ALL);
        people.put(actor.principal(), new Standing(actor.principal(), null, name, Set.of(roles), Set.of(), Set.of()));
        return actor;
    }

    ApprovalView request(ApprovalStatus status, RiskLevel risk) {
        return request(ApprovalId.next(Actors.IDS), status, risk, "d");
    }

    ApprovalView request(ApprovalId id, ApprovalStatus status, RiskLevel risk, String digest) {
        return new ApprovalView(
                id.value(),
                InvocationId.next(Actors.IDS).value(),
                workspace.value(),
                status,
                risk,
                risk,
                TOOL,
                digest,
                null,
                1,
                0,
                inForce.id().value(),
                1,
                new ApprovalView.Party(requester.id(), requester.name()),
                clock.instant(),
                clock.instant().plus(Duration.ofMinutes(1)),
                null,
                null,
                null,
                null);
    }

    GrantId give(Actor by, ApprovalView request, String arguments, GiveGrant wanted) {
        return database.entities()
                .commit(entities -> desk(entities)
                        .give(by, new ApprovalGrant.Asked(request, requester.principal()), json(arguments), wanted)
                        .id());
    }

    Optional<GrantId> call(Actor by, String arguments, RiskLevel effective) {
        InvocationId invocation = invocation();
        return database.entities()
                .commit(entities -> consent(entities).covers(by, call(invocation, arguments, effective)));
    }

    Call call(InvocationId invocation, String arguments, RiskLevel effective) {
        return new Call(invocation, workspace, TOOL, json(arguments), effective);
    }

    /** A row for audit entries to point at. */
    InvocationId invocation() {
        InvocationId id = InvocationId.next(Actors.IDS);
        database.entities()
                .run(entities -> entities.createNativeQuery(
                                "insert into invocations (id, project_id, workspace_id, tool, risk, may_run_again, status, epoch,"
                                        + " events, arguments, arguments_digest, digest, manifest_hash, timeout_ms,"
                                        + " output_format, request_digest, requested_by, requested_by_name,"
                                        + " requested_principal, trace_context, created_at, version) values (?, ?, ?, ?,"
                                        + " 'destructive', false, 'queued', 0, 0, '\\x00', 'd', 'd', 'm', 1,"
                                        + " 'text', 'r', 'k', 'k', 'p', '', now(), 0)")
                        .setParameter(1, id.value())
                        .setParameter(2, project.value())
                        .setParameter(3, workspace.value())
                        .setParameter(4, TOOL)
                        .executeUpdate());
        return id;
    }

    GrantView view(GrantId id) {
        return database.entities().commit(entities -> queries(entities).get(requester, id));
    }

    void settle(Actor by, ApprovalView request) {
        database.entities().run(entities -> desk(entities).settle(by, request));
    }

    GrantQueries queries(EntityManager entities) {
        GrantQueries queries = new GrantQueries();
        queries.grants = rows(entities);
        queries.seal = seal();
        queries.clock = clock;
        return queries;
    }

    GrantService service(EntityManager entities) {
        GrantService service = new GrantService();
        service.grants = rows(entities);
        service.desk = desk(entities);
        service.seal = seal();
        service.audit = AuditRoom.log(entities, clock);
        service.clock = clock;
        return service;
    }

    GrantConsent consent(EntityManager entities) {
        GrantConsent consent = new GrantConsent();
        consent.grants = rows(entities);
        consent.authority = authority();
        consent.seal = seal();
        consent.audit = AuditRoom.log(entities, clock);
        consent.clock = clock;
        return consent;
    }

    GrantDesk desk(EntityManager entities) {
        GrantDesk desk = new GrantDesk();
        desk.grants = rows(entities);
        desk.authority = authority();
        desk.seal = seal();
        desk.audit = AuditRoom.log(entities, clock);
        desk.ids = Actors.IDS;
        desk.clock = clock;
        return desk;
    }

    private static GrantRepository rows(EntityManager entities) {
        GrantRepository rows = new GrantRepository();
        rows.entities = entities;
        return rows;
    }

    private static GrantSeal seal() {
        GrantSeal seal = new GrantSeal();
        seal.cipher = CIPHER;
        return seal;
    }

    private GrantAuthority authority() {
        GrantAuthority authority = new GrantAuthority();
        authority.people = new PeopleQueries() {
            @Override
            public Optional<Standing> standing(ProjectId in, String principal) {
                return Optional.ofNullable(people.get(principal));
            }
        };
        authority.policies = new PolicyQueries() {
            @Override
            public PolicyVersion effective(ProjectId in, WorkspaceId where) {
                return inForce;
            }

            @Override
            public PolicyVersion version(ProjectId in, PolicyId id) {
                return Objects.requireNonNull(policies.get(id));
            }
        };
        return authority;
    }

    static GiveGrant terms(@Nullable String rules, int uses) {
        return new GiveGrant(rules == null ? null : json(rules), uses, 3_600L, null);
    }

    static JsonNode json(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.REQUEST);
    }

    long audited(String action, GrantId grant) {
        return database.entities()
                .commit(entities -> ((Number) entities.createNativeQuery(
                                        "select count(*) from execution_audit_log where action = ? and subject_id = ?")
                                .setParameter(1, action)
                                .setParameter(2, grant.value())
                                .getSingleResult())
                        .longValue());
    }
}
