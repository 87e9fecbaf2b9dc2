package org.xerotier.router.approval;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.router.Actors;
import org.xerotier.router.Fired;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.audit.AuditRoom;
import org.xerotier.router.fleet.FleetRoom;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
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
import org.xerotier.router.workspace.CreateWorkspace;
import org.xerotier.router.workspace.WorkspaceKind;
import org.xerotier.router.workspace.WorkspaceRoom;

/** The room's services on a real database, wired by hand; each call is one transaction. People and policies are the test's. */
public final class ApprovalRoom {

    static final String TOOL = "kubectl.delete";

    private static final Map<PolicyId, PolicyVersion> POLICIES = new ConcurrentHashMap<>();
    private static final PayloadCipher CIPHER = SecurityRoom.cipher();

    final MigratedDatabase database;
    public final ProjectId project;
    public final WorkspaceId workspace;
    public final Map<String, Standing> people = new ConcurrentHashMap<>();
    final Fired<ApprovalResolved> resolved = new Fired<>();
    final Fired<ApprovalHappened> happened = new Fired<>();
    public final Actor requester;
    public volatile PolicyVersion policy;
    volatile RiskLevel riskAfterEdit = RiskLevel.DESTRUCTIVE;

    public ApprovalRoom(MigratedDatabase database, String policyJson) {
        this.database = database;
        project = new FleetRoom(database).project();
        policy = policy(policyJson);
        requester = key("requester");
        people.put(requester.principal(), standing(requester, ProjectRole.MEMBER));
        workspace = database.entities()
                .commit(entities -> WorkspaceRoom.service(entities, new MutableClock())
                        .create(
                                requester,
                                new CreateWorkspace(
                                        "ops", WorkspaceKind.OPERATIONAL, WorkspaceScope.UNNARROWED.toJson()))
                        .id());
    }

    // -- people
    // ---------------------------------------------------------------------------------------------------------

    Actor key(String person) {
        return Actors.key(project, "person:" + person, Set.of(Scope.APPROVE, Scope.EXECUTION), ToolScopes.ALL);
    }

    /** A person with a key of theirs. */
    public Actor person(String name, ProjectRole... roles) {
        Actor actor = key(name);
        people.put(actor.principal(), standing(actor, roles));
        return actor;
    }

    private static Standing standing(Actor actor, ProjectRole... roles) {
        return new Standing(actor.principal(), null, actor.name(), Set.of(roles), Set.of(), Set.of());
    }

    /** Who stands for what, as the test says. */
    public PeopleQueries standings() {
        return new PeopleQueries() {
            @Override
            public Optional<Standing> standing(ProjectId in, String principal) {
                return Optional.ofNullable(people.get(principal));
            }
        };
    }

    // -- policies
    // -------------------------------------------------------------------------------------------------------

    public static PolicyVersion policy(String json) {
        PolicyId id = PolicyId.next(Actors.IDS);
        var document = PolicyReader.read(Bytes.utf8(json).view());
        PolicyVersion version = new PolicyVersion(id, "of the test", 1, document.digest(), document);
        POLICIES.put(id, version);
        return version;
    }

    // -- doors
    // ----------------------------------------------------------------------------------------------------------

    <T> T now(Function<ApprovalService, T> act) {
        return after(Duration.ZERO, act);
    }

    /** The same as if so much time had gone by. */
    <T> T after(Duration later, Function<ApprovalService, T> act) {
        return database.entities().commit(entities -> act.apply(service(entities, later)));
    }

    ApprovalDetail detail(ApprovalId id) {
        return database.entities().commit(entities -> queries(entities).detail(requester, id));
    }

    ApprovalQueries queries(EntityManager entities) {
        ApprovalService service = service(entities, Duration.ZERO);
        ApprovalQueries queries = new ApprovalQueries();
        queries.rows = service.rows;
        queries.events = service.desk.events.rows;
        queries.desk = service.desk;
        queries.electorate = service.desk.electorate;
        queries.seal = service.seal;
        return queries;
    }

    int settleDue(Duration later) {
        return after(later, service -> service.settleDue(Actor.system("test", Actors.request()), 100));
    }

    ApprovalId open(String argumentsJson, RiskLevel risk) {
        ApprovalId id = ApprovalId.next(Actors.IDS);
        now(service -> service.open(requester, question(id, argumentsJson, risk)));
        return id;
    }

    ApprovalId open() {
        return open("{\"name\":\"web\"}", RiskLevel.DESTRUCTIVE);
    }

    OpenApproval question(ApprovalId id, String argumentsJson, RiskLevel risk) {
        Bytes arguments = Bytes.utf8(argumentsJson);
        InvocationId invocation = invocation(id);
        return new OpenApproval(
                id,
                workspace,
                invocation,
                TOOL,
                risk,
                risk,
                Sha256.hex("question " + argumentsJson),
                arguments,
                Sha256.hex(arguments.view()),
                policy);
    }

    /** A row for audit entries to point at. */
    private InvocationId invocation(ApprovalId approval) {
        InvocationId id = InvocationId.next(Actors.IDS);
        database.entities()
                .run(entities -> entities.createNativeQuery(
                                "insert into invocations (id, project_id, workspace_id, tool, risk, may_run_again, status, epoch,"
                                        + " events, approval_id, arguments, arguments_digest, digest, manifest_hash, timeout_ms,"
                                        + " output_format, request_digest, requested_by, requested_by_name,"
                                        + " requested_principal, trace_context, created_at, version) values (?, ?, ?, ?,"
                                        + " 'destructive', false, 'pending_approval', 0, 0, ?, '\\x00', 'd', 'd', 'm', 1,"
                                        + " 'text', 'r', 'k', 'k', 'p', '', now(), 0)")
                        .setParameter(1, id.value())
                        .setParameter(2, project.value())
                        .setParameter(3, workspace.value())
                        .setParameter(4, TOOL)
                        .setParameter(5, approval.value())
                        .executeUpdate());
        return id;
    }

    /** The door within one transaction of somebody else, telling of what is resolved as it happens. */
    public ApprovalService service(EntityManager entities, CallRevision calls, Consumer<ApprovalResolved> observer) {
        ApprovalService service = service(entities, Duration.ZERO);
        service.calls = calls;
        service.desk.resolved = new Fired<>(observer);
        return service;
    }

    /** What the policy in force is. */
    public PolicyQueries policies() {
        return new PolicyQueries() {
            @Override
            public PolicyVersion effective(ProjectId in, WorkspaceId at) {
                return policy;
            }
        };
    }

    ApprovalService service(EntityManager entities, Duration later) {
        ApprovalRepository rows = new ApprovalRepository() {
            @Override
            Instant now() {
                return super.now().plus(later);
            }
        };
        rows.em = entities;
        ApprovalService service = new ApprovalService();
        service.rows = rows;
        service.desk = desk(entities, rows);
        service.seal = new RoundSeal();
        service.seal.cipher = CIPHER;
        service.policies = service.desk.policies;
        service.calls = this::revised;
        return service;
    }

    private ApprovalDesk desk(EntityManager entities, ApprovalRepository rows) {
        EventRepository eventRows = new EventRepository();
        eventRows.em = entities;
        ApprovalEvents events = new ApprovalEvents();
        events.rows = eventRows;
        events.audit = AuditRoom.log(entities, new MutableClock());
        events.happened = happened;
        events.changed = new Fired<>();
        ApprovalDesk desk = new ApprovalDesk();
        desk.rows = rows;
        desk.electorate = new Electorate() {
            @Override
            Optional<Standing> reviewer(ApprovalRequest request, String principal) {
                return Optional.ofNullable(ApprovalRoom.this.people.get(principal));
            }
        };
        desk.electorate.people = new PeopleQueries() {
            @Override
            public Optional<Standing> standing(ProjectId in, String principal) {
                return Optional.ofNullable(ApprovalRoom.this.people.get(principal));
            }
        };
        desk.policies = new PolicyQueries() {
            @Override
            public PolicyVersion version(ProjectId in, PolicyId id) {
                return Objects.requireNonNull(POLICIES.get(id));
            }
        };
        desk.events = events;
        desk.resolved = resolved;
        desk.ids = Actors.IDS;
        return desk;
    }

    private CallRevision.Revised revised(
            Actor editor,
            InvocationId invocation,
            JsonNode arguments,
            RiskLevel atLeast,
            PolicyVersion pinned,
            int round) {
        Bytes canonical = Bytes.adopt(CanonicalJson.write(arguments));
        RiskLevel effective = riskAfterEdit.compareTo(atLeast) > 0 ? riskAfterEdit : atLeast;
        return new CallRevision.Revised(
                canonical,
                Sha256.hex(canonical.view()),
                Sha256.hex("question " + canonical.asUtf8()),
                pinned,
                effective,
                effective);
    }

    // -- looking at rows
    // ------------------------------------------------------------------------------------------------

    long count(String sql) throws SQLException {
        try (var owner = database.owner();
                var rows = owner.createStatement().executeQuery("select count(*) from " + sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static JsonNode json(String text) {
        return StrictJson.parse(Bytes.utf8(text).view(), JsonLimits.ARGUMENTS);
    }

    static Consent edited(@Nullable String digest, String arguments) {
        return new Consent("edited", null, digest, json(arguments), null);
    }

    static Consent seeing(String digest) {
        return new Consent(null, null, digest, null, null);
    }
}
