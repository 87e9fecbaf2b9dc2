package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
    final List<AuditEntry> audit = new ArrayList<>();
    final Fired<InvocationChanged> told = new Fired<>();
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
        settlement.rows = rows;
        settlement.journal = journal;
        settlement.seal = seal;
        settlement.waiting = waiting;
        settlement.alarms = alarms;
        reports.rows = rows;
        reports.journal = journal;
        reports.settlement = settlement;
        recovery.rows = rows;
        recovery.journal = journal;
        recovery.settlement = settlement;
        recovery.seal = seal;
        recovery.dispatches = dispatched;
        recovery.cancels = cancels;
        recovery.warrants = warrants();
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

    Invocation queued(RiskLevel risk, boolean idempotent) {
        return taken(risk, idempotent, false);
    }

    /** One that waits for people. */
    Invocation waiting(RiskLevel risk) {
        return taken(risk, false, true);
    }

    private Invocation taken(RiskLevel risk, boolean idempotent, boolean asks) {
        Bytes arguments = Bytes.utf8("{}");
        ToolDescriptor tool = tool(risk, idempotent);
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
                tool(invocation.risk(), invocation.mayRunAgain()));
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

    private static ToolDescriptor tool(RiskLevel risk, boolean idempotent) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        return new ToolDescriptor(
                new ToolName("test", "act"),
                "acts",
                "test",
                risk,
                "test.act",
                idempotent,
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
        Optional<Invocation> find(InvocationId id) {
            return lock(id);
        }

        @Override
        Execution execution(ExecutionId id) {
            return java.util.Objects.requireNonNull(executions.get(id.value()));
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
