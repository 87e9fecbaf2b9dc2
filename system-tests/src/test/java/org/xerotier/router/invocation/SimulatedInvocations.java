package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.fleet.Reservation;
import org.xerotier.router.fleet.SimulatedFleet;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.policy.Judgement;
import org.xerotier.router.policy.Preset;
import org.xerotier.router.workspace.WorkspaceView;
import org.xerotier.systemtests.simulation.Container;
import org.xerotier.systemtests.simulation.Tables;
import org.xerotier.systemtests.simulation.Transactions;

/** The room of invocations as the simulation drives it: its own classes, but for the database and what admits calls. */
public final class SimulatedInvocations {

    private static final Set<EventKind> ENDS =
            Set.of(EventKind.COMPLETED, EventKind.FAILED, EventKind.TIMEOUT, EventKind.CANCELLED, EventKind.REJECTED);

    /** How long a call waits for an agent that is away. */
    public static final Duration RETURN_GRACE = Duration.ofSeconds(120);

    private SimulatedInvocations() {}

    /** The classes that decide. */
    public static List<Class<?>> beans() {
        return List.of(
                InvocationService.class,
                ClaimService.class,
                ReportService.class,
                RecoveryService.class,
                Recovery.class,
                Departures.class,
                Dispatcher.class,
                ExecutionFrames.class,
                InvocationJournal.class,
                Settlement.class,
                Assignment.class,
                Waiting.class,
                Warrants.class,
                Orphans.class,
                Evidence.class,
                InvocationWatch.class,
                InvocationSweep.class);
    }

    /** What does nothing here: nothing waits for plans, and no tool has a probe. */
    public static List<Class<?>> quiet() {
        return List.of(Plans.class, Probes.class);
    }

    public static Map<Class<?>, Object> given(Transactions transactions, SimulatedFleet.Shared fleet) {
        Map<Class<?>, Object> given = new LinkedHashMap<>();
        given.put(InvocationRepository.class, new SimulatedRows(transactions, fleet));
        given.put(AmbiguityRepository.class, new SimulatedDoubts(transactions));
        given.put(PayloadSeal.class, new PlainSeal());
        given.put(
                InvocationConfig.class,
                new InvocationConfig(Duration.ofHours(24), Duration.ofHours(1), 10_000, RETURN_GRACE));
        given.put(Readmission.class, new AlwaysAdmitted());
        given.put(Judging.class, new NeverAsks());
        given.put(Consents.class, new NoGrants());
        given.put(InvocationFeed.class, new NobodyFollows());
        return given;
    }

    /** The planted bug of moving work without the agent's fenced answer. */
    public static Map<Class<?>, Class<?>> naive() {
        return Map.of(Settlement.class, NaiveSettlement.class, RecoveryService.class, NaiveRecovery.class);
    }

    /** The door whose answers agents take for a record. */
    public static Class<?> reports() {
        return ReportService.class;
    }

    /** The door through which calls leave the queue. */
    public static Class<?> claims() {
        return ClaimService.class;
    }

    public static void start(Container router) {
        router.get(Recovery.class).begin();
    }

    public static void everyTwoSeconds(Container router) {
        router.get(InvocationSweep.class).everyTwoSeconds();
    }

    public static void everySecond(Container router) {
        router.get(InvocationSweep.class).everySecond();
    }

    /** Five times a second in the product. */
    public static void watch(Container router) {
        router.get(InvocationWatch.class).look();
    }

    public static void everyTenSeconds(Container router) {
        router.get(InvocationSweep.class).everyTenSeconds();
    }

    // -- the callers ------------------------------------------------------------------------------------------------

    /** Asks for a call; its id once it is on record. */
    public static String invoke(Container router, Actor caller, String tool, String key, int number) {
        InvokeTool request = new InvokeTool(
                "ops",
                tool,
                JsonNodeFactory.instance.objectNode().put("count", number),
                null,
                key,
                null,
                null,
                ExpectedState.NONE,
                null);
        return router.get(InvocationService.class)
                .invoke(caller, request)
                .invocation()
                .id();
    }

    public static void cancel(Container router, Actor caller, String invocation) {
        router.get(InvocationService.class).cancel(caller, new InvocationId(invocation), "not wanted any more");
    }

    // -- the record -------------------------------------------------------------------------------------------------

    /** A call as the database has it. */
    public record Row(
            String id,
            @Nullable String key,
            String tool,
            InvocationStatus status,
            long epoch,
            @Nullable String agent,
            @Nullable String execution,
            @Nullable String ledger,
            @Nullable String errorCode,
            List<ExecutionStatus> runs) {}

    public static List<Row> rows(Tables tables) {
        List<Row> rows = new ArrayList<>();
        for (Invocation invocation : tables.all(Invocation.class)) {
            rows.add(row(tables, invocation));
        }
        return rows;
    }

    public static Optional<Row> row(Tables tables, String id) {
        return Optional.ofNullable(tables.peek(Invocation.class, id)).map(found -> row(tables, found));
    }

    private static Row row(Tables tables, Invocation invocation) {
        InvocationView view = invocation.view();
        List<Execution> runs = tables.all(Execution.class).stream()
                .filter(run -> run.invocation().equals(invocation.id()))
                .toList();
        String ledger = runs.stream()
                .filter(run -> run.id().equals(invocation.execution()))
                .findFirst()
                .map(Execution::ledgerId)
                .orElse(null);
        return new Row(
                view.id(),
                view.idempotencyKey(),
                view.tool(),
                view.status(),
                view.epoch(),
                view.agentId(),
                view.executionId(),
                ledger,
                view.error() == null ? null : view.error().code(),
                runs.stream().map(Execution::status).toList());
    }

    /** How often the stream of a call told of its end. */
    public static long ends(Tables tables, String id) {
        return tables.all(InvocationEvent.class).stream()
                .map(event -> event.view(piece -> piece.data()))
                .filter(event -> event.invocationId().equals(id) && ENDS.contains(event.kind()))
                .count();
    }

    /** What triggers of the real database refuse. */
    public static void guard(Tables tables) {
        tables.guard(Invocation.class, (before, after) -> {
            if (before == null) {
                return null;
            }
            if (before.status() != after.status() && !before.status().next().contains(after.status())) {
                return "invocation %s: %s became %s".formatted(after.id(), before.status(), after.status());
            }
            boolean isNew = after.epoch() == before.epoch() + 1 && after.status() == InvocationStatus.DISPATCHED;
            return after.epoch() == before.epoch() || isNew
                    ? null
                    : "invocation %s: epoch %d became %d".formatted(after.id(), before.epoch(), after.epoch());
        });
        tables.guard(Execution.class, (before, after) -> {
            if (before == null || before.status() == after.status()) {
                return null;
            }
            return before.status().next().contains(after.status())
                    ? null
                    : "run %s: %s became %s".formatted(after.id(), before.status(), after.status());
        });
        tables.guard(
                InvocationEvent.class,
                (before, after) -> before == null ? null : "an event was written over: " + after);
    }

    // -- what is not tried here -------------------------------------------------------------------------------------

    private static final class PlainSeal extends PayloadSeal {

        @Override
        byte[] arguments(ProjectId project, InvocationId id, Bytes arguments) {
            return arguments.toArray();
        }

        @Override
        Bytes arguments(Invocation invocation) {
            return Bytes.adopt(invocation.sealedArguments());
        }

        @Override
        InvocationView opened(Invocation invocation) {
            return invocation.view();
        }

        @Override
        byte[] piece(ProjectId project, ExecutionId execution, long piece, Bytes data) {
            return data.toArray();
        }
    }

    private static final class AlwaysAdmitted extends Readmission {

        @Override
        Optional<Ending> refusal(
                Actor by, Invocation invocation, Reservation reservation, WorkspaceView workspace, Bytes arguments) {
            return Optional.empty();
        }
    }

    private static final class NeverAsks extends Judging {

        @Override
        Judged now(
                ProjectId project,
                WorkspaceView workspace,
                String tool,
                RiskLevel declared,
                @Nullable AgentId target,
                JsonNode arguments) {
            var policy = Preset.STANDARD.version();
            var level = policy.document().level(RiskLevel.READ);
            return new Judged(policy, new Judgement(declared, declared, List.of(), List.of(), false, level));
        }
    }

    private static final class NobodyFollows extends InvocationFeed {

        @Override
        Set<String> followed() {
            return Set.of();
        }
    }

    private static final class NoGrants extends Consents {

        @Override
        Optional<org.xerotier.router.kernel.GrantId> ahead(Actor requester, AdmittedCall call) {
            return Optional.empty();
        }
    }
}
