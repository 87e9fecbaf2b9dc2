package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.manifest.RecoveryPolicy;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.router.Fired;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.fleet.Reservation;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.kernel.TraceContext;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.policy.Preset;
import org.xerotier.router.security.RouterKeys;

/** The room with hand-made rows instead of a database: production deciding code, no container. */
final class InvocationRoom {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    final SecureRandom random = new SecureRandom();
    final Ids ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC), random);
    final ProjectId project = new ProjectId(ids.next(IdPrefix.PROJECT));
    final WorkspaceId workspace = new WorkspaceId(ids.next(IdPrefix.WORKSPACE));
    final AgentId agentId = new AgentId(ids.next(IdPrefix.AGENT));
    final RequestContext context = new RequestContext("req-1", TraceContext.begin(random));
    final Actor requester = new Actor(
            ActorKind.API_KEY, "key-1", "ops", "ops", project, Set.of(Scope.EXECUTION), ToolScopes.ALL, context);
    final Actor agent = Actor.agent(agentId, "xem-1", project, context);
    final Actor system = Actor.system("test", context);

    final Rows rows = new Rows();
    final Doubts doubts = new Doubts();
    final Fired<ReportContradicts> contradictions = new Fired<>();
    final List<AuditEntry> audit = new ArrayList<>();
    final Fired<InvocationChanged> told = new Fired<>();
    final Fired<OutcomeUnknown> unknown = new Fired<>();
    final Fired<DispatchReady> dispatched = new Fired<>();
    final Fired<CancelReady> cancels = new Fired<>();
    final Fired<WarrantRefused> alarms = new Fired<>();
    final SigningKey routerKey = SigningKey.generate(random);
    final PeerKey agentKey = new PeerKey("5a".repeat(32));
    final Waiting waiting = new Waiting();
    final InvocationJournal journal = new InvocationJournal();
    final Settlement settlement = new Settlement();
    final ReportService reports = new ReportService();
    final RecoveryService recovery = new RecoveryService();

    InvocationRoom() {
        PlainSeal seal = new PlainSeal();
        journal.rows = rows;
        journal.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        journal.audit = new AuditLog() {
            @Override
            public void record(Actor actor, AuditEntry entry) {
                audit.add(entry);
            }
        };
        journal.changed = told;
        journal.unknown = unknown;
        settlement.rows = rows;
        settlement.journal = journal;
        settlement.seal = seal;
        settlement.doubts = doubts;
        settlement.waiting = waiting;
        settlement.alarms = alarms;
        reports.rows = rows;
        reports.journal = journal;
        reports.settlement = settlement;
        reports.evidence = evidence();
        recovery.rows = rows;
        recovery.journal = journal;
        recovery.settlement = settlement;
        recovery.seal = seal;
        recovery.dispatches = dispatched;
        recovery.cancels = cancels;
        recovery.warrants = warrants();
    }

    private Evidence evidence() {
        Evidence evidence = new Evidence();
        evidence.doubts = doubts;
        evidence.journal = journal;
        evidence.alarms = contradictions;
        evidence.ids = ids;
        return evidence;
    }

    private Warrants warrants() {
        Warrants warrants = new Warrants() {
            @Override
            Optional<PeerKey> keyOf(AgentId agent) {
                return agent.equals(agentId) ? Optional.of(agentKey) : Optional.empty();
            }
        };
        warrants.keys = new RouterKeys() {
            @Override
            public SigningKey signing() {
                return routerKey;
            }
        };
        return warrants;
    }

    /** An invocation on record as dispatched to {@link #agentId} by boot {@code boot-1}. */
    Invocation dispatched(RiskLevel risk, boolean idempotent) {
        Invocation invocation = queued(risk, idempotent);
        redispatch(invocation);
        return invocation;
    }

    /** The same for a tool with a policy of its own. */
    Invocation dispatched(RiskLevel risk, RecoveryPolicy recovery) {
        Invocation invocation = taken(risk, recovery, false);
        redispatch(invocation);
        return invocation;
    }

    Invocation queued(RiskLevel risk, boolean idempotent) {
        return taken(risk, RecoveryPolicy.standard(risk, idempotent), false);
    }

    /** One that waits for people. */
    Invocation waiting(RiskLevel risk) {
        return taken(risk, RecoveryPolicy.NEVER, true);
    }

    private Invocation taken(RiskLevel risk, RecoveryPolicy recovery, boolean asks) {
        Bytes arguments = Bytes.utf8("{}");
        ToolDescriptor tool = tool(risk, recovery);
        AdmittedCall call = new AdmittedCall(
                InvocationId.next(ids),
                workspace,
                tool,
                arguments,
                JsonNodeFactory.instance.objectNode(),
                Sha256.hex(arguments.view()),
                Sha256.hex("shown"),
                "request",
                "0".repeat(64),
                CallDocument.toolDigest(tool),
                Preset.STANDARD.version(),
                risk,
                List.of(),
                1_000,
                null,
                null,
                null,
                asks);
        Invocation invocation = new Invocation(requester, call, arguments.view(), NOW);
        rows.add(invocation);
        return invocation;
    }

    void redispatch(Invocation invocation) {
        ExecutionId execution = ExecutionId.next(ids);
        Reservation reservation = new Reservation(
                invocation.id(),
                agentId,
                "xem-1",
                agentKey,
                "boot-1",
                "ledger-1",
                "0".repeat(64),
                tool(invocation.risk(), invocation.recovery()));
        invocation.dispatch(agentId, execution, reservation.manifestHash(), NOW);
        rows.add(new Execution(execution, invocation, reservation, NOW));
    }

    Execution execution(Invocation invocation) {
        return rows.execution(java.util.Objects.requireNonNull(invocation.execution()));
    }

    List<String> kinds(Invocation invocation) {
        return rows.events.stream()
                .map(event -> event.view(piece -> piece.data()))
                .filter(event -> event.invocationId().equals(invocation.id().value()))
                .map(event -> event.kind().wireName())
                .toList();
    }

    Result result(Invocation invocation, Result.Outcome outcome, String code) {
        return result(invocation, invocation.epoch(), outcome, code, 0, List.of());
    }

    /** The same with an exit code. */
    Result result(Invocation invocation, Result.Outcome outcome, String code, int exitCode) {
        return new Result(
                invocation.id().value(),
                invocation.epoch(),
                outcome,
                exitCode,
                NOW.toEpochMilli(),
                NOW.toEpochMilli(),
                code,
                code,
                0,
                0,
                0,
                Sha256.hex(new byte[0]),
                false,
                "text",
                List.of());
    }

    Result result(
            Invocation invocation,
            long epoch,
            Result.Outcome outcome,
            String code,
            long lastSequence,
            List<OutputPiece> pieces) {
        return new Result(
                invocation.id().value(),
                epoch,
                outcome,
                outcome == Result.Outcome.COMPLETED ? 0 : null,
                NOW.toEpochMilli(),
                NOW.toEpochMilli(),
                code,
                code,
                lastSequence,
                0,
                0,
                Sha256.hex(new byte[0]),
                false,
                "text",
                pieces);
    }

    static OutputPiece piece(long sequence, String text) {
        return new OutputPiece(sequence, OutputStreamName.STDOUT, 0, Bytes.utf8(text));
    }

    private static ToolDescriptor tool(RiskLevel risk, RecoveryPolicy recovery) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        return new ToolDescriptor(
                new ToolName("test", "act"),
                "acts",
                "test",
                risk,
                "test.act",
                recovery == RecoveryPolicy.IDEMPOTENT,
                recovery,
                1_000,
                1_000,
                "text",
                null,
                null,
                null,
                true,
                schema);
    }

    /** Rows in maps; locks are not needed where there is one thread. */
    static final class Rows extends InvocationRepository {

        final Map<String, Invocation> invocations = new HashMap<>();
        final Map<String, Execution> executions = new HashMap<>();
        final List<InvocationEvent> events = new ArrayList<>();

        @Override
        void add(Object row) {
            if (row instanceof Invocation invocation) {
                invocations.put(invocation.id().value(), invocation);
            } else if (row instanceof Execution execution) {
                executions.put(execution.id().value(), execution);
            } else {
                events.add((InvocationEvent) row);
            }
        }

        @Override
        Optional<Invocation> lock(InvocationId id) {
            return Optional.ofNullable(invocations.get(id.value()));
        }

        @Override
        List<RecordedWork> workOf(AgentId agent) {
            return invocations.values().stream()
                    .filter(one -> agent.equals(one.agent()))
                    .filter(one -> one.status().isWithAnAgent() || one.status() == InvocationStatus.AMBIGUOUS)
                    .map(this::work)
                    .toList();
        }

        @Override
        List<RecordedWork> work(ProjectId project, Collection<String> ids) {
            return invocations.values().stream()
                    .filter(one -> one.project().equals(project)
                            && ids.contains(one.id().value()))
                    .map(this::work)
                    .toList();
        }

        @Override
        boolean hasLostRun(ProjectId project, InvocationId id) {
            return executions.values().stream()
                    .anyMatch(run -> run.invocation().equals(id) && run.status() == ExecutionStatus.LOST);
        }

        private RecordedWork work(Invocation one) {
            return new Held(one, execution(java.util.Objects.requireNonNull(one.execution()))).work();
        }

        @Override
        Optional<Invocation> find(InvocationId id) {
            return lock(id);
        }

        @Override
        Execution execution(ExecutionId id) {
            return java.util.Objects.requireNonNull(executions.get(id.value()));
        }
    }

    /** Unknown outcomes and late reports in maps. */
    static final class Doubts extends AmbiguityRepository {

        final Map<ExecutionId, Ambiguity> doubts = new HashMap<>();
        final List<ExecutionReport> reports = new ArrayList<>();

        @Override
        void add(Ambiguity doubt) {
            doubts.put(doubt.execution(), doubt);
        }

        @Override
        void add(ExecutionReport report) {
            reports.add(report);
        }

        @Override
        Optional<Ambiguity> find(ExecutionId execution) {
            return Optional.ofNullable(doubts.get(execution));
        }

        @Override
        List<Ambiguity> of(ProjectId project, InvocationId invocation) {
            return doubts.values().stream()
                    .filter(doubt -> doubt.invocation().equals(invocation))
                    .toList();
        }

        @Override
        List<ExecutionReport> reports(ProjectId project, InvocationId invocation) {
            return List.copyOf(reports);
        }
    }

    /** Keeps values as they are. */
    private static final class PlainSeal extends PayloadSeal {

        @Override
        Bytes arguments(Invocation invocation) {
            return Bytes.adopt(invocation.sealedArguments());
        }

        @Override
        byte[] piece(ProjectId project, ExecutionId execution, long piece, Bytes data) {
            return data.toArray();
        }
    }
}
