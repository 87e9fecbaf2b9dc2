package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.router.Actors;
import org.xerotier.router.Fired;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.approval.ApprovalRoom;
import org.xerotier.router.approval.ApprovalService;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.approval.Consent;
import org.xerotier.router.audit.AuditRoom;
import org.xerotier.router.fleet.FleetRoom;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.security.EntitlementQueries;
import org.xerotier.router.security.PayloadCipher;
import org.xerotier.router.security.RouterKeys;
import org.xerotier.router.security.SecurityRoom;
import org.xerotier.router.workspace.WorkspaceRoom;

/** The rooms around a call on a real PostgreSQL: two people, one policy, one agent in memory; an act is a transaction. */
abstract class ConsentFlow {

    static final String TWO = "{\"all\":[{\"role\":\"owner\"},{\"role\":\"member\"}]}";
    static final String POLICY =
            "{\"levels\":{\"destructive\":{\"approvers\":" + TWO + "},\"irreversible\":{\"approvers\":" + TWO + "}}}";
    private static final PayloadCipher CIPHER = SecurityRoom.cipher();
    private static final SigningKey SIGNING = SigningKey.generate(Actors.RANDOM);
    static final Duration QUEUE_TIMEOUT = Duration.ofMinutes(10);

    private final MigratedDatabase database;
    final ApprovalRoom people;
    final FleetRoom fleet;
    final AgentId agent;
    final Actor owner;
    final Actor member;
    final Fired<DispatchReady> dispatched = new Fired<>();

    final Fired<ReportContradicts> contradictions = new Fired<>();

    @Nullable
    String lostRight;

    /** The hint as one router has it over many transactions. */
    final Waiting waiting = new Waiting();

    /** Moves on when a test says so. */
    Clock clock = Clock.systemUTC();

    ConsentFlow(MigratedDatabase database) {
        this.database = database;
        people = new ApprovalRoom(database, POLICY);
        fleet = new FleetRoom(database);
        agent = fleet.agentOnRecord(people.project, people.workspace, "xem-1", tool(), probe());
        owner = people.person("owner", ProjectRole.OWNER);
        member = people.person("member", ProjectRole.MEMBER);
    }

    // -- acts, each one transaction
    // -------------------------------------------------------------------------------------

    InvocationView invoke(String arguments) {
        return in(room -> room.service
                .invoke(
                        people.requester,
                        new InvokeTool(
                                people.workspace.value(),
                                "test.drop",
                                json(arguments),
                                null,
                                null,
                                null,
                                null,
                                ExpectedState.NONE,
                                null))
                .invocation());
    }

    ApprovalView approve(Actor actor, InvocationView asked, Consent consent) {
        return in(room -> room.approvals.approve(actor, approval(asked), consent));
    }

    InvocationView now(InvocationView asked) {
        return in(room -> room.service
                .rows
                .lock(new InvocationId(asked.id()))
                .orElseThrow()
                .view());
    }

    Dispatch frame() {
        assertThat(dispatched.heard()).hasSize(1);
        return (Dispatch) dispatched.heard().get(0).frame();
    }

    static ApprovalId approval(InvocationView asked) {
        return new ApprovalId(Objects.requireNonNull(asked.approvalId()));
    }

    static Consent edit(String arguments) {
        return new Consent(null, null, null, json(arguments), null);
    }

    static JsonNode json(String text) {
        return StrictJson.parse(Bytes.utf8(text).view(), JsonLimits.ARGUMENTS);
    }

    private static ToolDescriptor tool() {
        return new ToolDescriptor(
                new ToolName("test", "drop"),
                "drops",
                "test",
                RiskLevel.DESTRUCTIVE,
                "test.drop",
                false,
                1_000,
                1_000,
                "text",
                null,
                new ToolName("test", "look"),
                null,
                true,
                (ObjectNode) json("{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}}}"));
    }

    private static ToolDescriptor probe() {
        return new ToolDescriptor(
                new ToolName("test", "look"),
                "looks",
                "test",
                RiskLevel.READ,
                "test.look",
                true,
                1_000,
                1_000,
                "text",
                null,
                null,
                null,
                true,
                (ObjectNode) json("{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},"
                        + "\"invocation_id\":{\"type\":\"string\"}}}"));
    }

    // -- wiring
    // ---------------------------------------------------------------------------------------------------------

    final <T> T in(Function<Wired, T> act) {
        return database.entities().commit(entities -> act.apply(new Wired(entities)));
    }

    /** The doors of one transaction. */
    final class Wired {
        final InvocationService service = new InvocationService();
        final ApprovalService approvals;
        final ClaimService claims = new ClaimService();
        final ReportService reports = new ReportService();
        final ResolutionService resolutions = new ResolutionService();
        final ProbeService probes = new ProbeService();
        final RecoveryService recovery = new RecoveryService();
        final AmbiguityRepository doubts = new AmbiguityRepository();
        final Settlement settlement = new Settlement();
        final InvocationRepository rows = new InvocationRepository();

        Wired(EntityManager entities) {
            rows.em = entities;
            InvocationJournal journal = new InvocationJournal();
            journal.rows = rows;
            journal.clock = clock;
            journal.audit = AuditRoom.log(entities, clock);
            journal.changed = new Fired<>();
            journal.unknown = new Fired<>();
            PayloadSeal seal = new PayloadSeal();
            seal.cipher = CIPHER;
            Judging judging = new Judging();
            judging.policies = people.policies();
            Consents consents = new Consents() {
                @Override
                Optional<GrantId> ahead(Actor requester, AdmittedCall call) {
                    return Optional.empty();
                }
            };
            Assignment assignment = new Assignment();
            assignment.gate = fleet.gate(entities);
            assignment.agents = fleet.connected();
            assignment.rows = rows;
            assignment.journal = journal;
            assignment.warrants = warrants();
            assignment.ready = dispatched;
            assignment.ids = Actors.IDS;

            EditedCalls edits = new EditedCalls();
            edits.rows = rows;
            edits.workspaces = WorkspaceRoom.service(entities, clock);
            edits.catalog = fleet.catalog();
            edits.judging = judging;
            edits.seal = seal;
            edits.journal = journal;

            approvals = people.service(entities, edits, claims::resolve);
            Readmission readmission = new Readmission();
            readmission.entitlements = new EntitlementQueries() {
                @Override
                public Optional<String> lost(ProjectId project, String caller, String principal, String toolScope) {
                    return Optional.ofNullable(lostRight);
                }
            };
            readmission.judging = judging;
            readmission.approvals = approvals;
            readmission.consents = consents;
            doubts.em = entities;
            settlement.rows = rows;
            settlement.doubts = doubts;
            settlement.journal = journal;
            settlement.seal = seal;
            settlement.waiting = waiting;
            settlement.alarms = new Fired<>();
            claims.settlement = settlement;
            service.settlement = settlement;
            claims.rows = rows;
            claims.journal = journal;
            claims.assignment = assignment;
            claims.agents = fleet.connected();
            claims.workspaces = edits.workspaces;
            claims.seal = seal;
            service.config = new InvocationConfig(Duration.ofHours(24), QUEUE_TIMEOUT, 1_000, Duration.ofMinutes(2));
            claims.config = service.config;
            claims.waiting = waiting;
            claims.readmission = readmission;

            service.workspaces = edits.workspaces;
            service.catalog = fleet.catalog();
            service.approvals = approvals;
            service.rows = rows;
            service.journal = journal;
            service.assignment = assignment;
            service.waiting = waiting;
            service.seal = seal;
            service.judging = judging;
            service.consents = consents;
            service.cancels = new Fired<>();
            service.fleet = fleet.fleet(entities);
            service.ids = Actors.IDS;
            wireRecovery(journal, seal, judging, readmission.entitlements);
        }

        private void wireRecovery(
                InvocationJournal journal, PayloadSeal seal, Judging judging, EntitlementQueries entitlements) {
            Evidence evidence = new Evidence();
            evidence.doubts = doubts;
            evidence.journal = journal;
            evidence.alarms = contradictions;
            evidence.ids = Actors.IDS;
            reports.rows = rows;
            reports.journal = journal;
            reports.settlement = settlement;
            reports.evidence = evidence;
            RunAgain again = new RunAgain();
            again.workspaces = service.workspaces;
            again.catalog = fleet.catalog();
            again.entitlements = entitlements;
            again.judging = judging;
            again.approvals = service.approvals;
            again.invocations = service;
            again.seal = seal;
            again.journal = journal;
            again.waiting = waiting;
            again.ids = Actors.IDS;
            resolutions.rows = rows;
            resolutions.doubts = doubts;
            resolutions.people = people.standings();
            resolutions.policies = people.policies();
            resolutions.journal = journal;
            resolutions.again = again;
            resolutions.seal = seal;
            probes.doubts = doubts;
            probes.rows = rows;
            probes.invocations = service;
            probes.catalog = fleet.catalog();
            probes.seal = seal;
            probes.settlement = settlement;
            probes.journal = journal;
            recovery.rows = rows;
            recovery.journal = journal;
            recovery.settlement = settlement;
        }

        private Warrants warrants() {
            Warrants warrants = new Warrants();
            warrants.agents = fleet.connected();
            warrants.keys = new RouterKeys() {
                @Override
                public SigningKey signing() {
                    return SIGNING;
                }
            };
            return warrants;
        }
    }
}
