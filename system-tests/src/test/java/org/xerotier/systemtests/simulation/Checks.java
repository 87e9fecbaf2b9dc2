package org.xerotier.systemtests.simulation;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.ExecutionStatus;
import org.xerotier.router.invocation.InvocationStatus;
import org.xerotier.router.invocation.SimulatedInvocations;
import org.xerotier.router.invocation.SimulatedInvocations.Row;
import org.xerotier.xem.dispatch.SimulatedDesk;
import org.xerotier.xem.dispatch.ToolOrder;

/** What must hold: at every start of a tool, and when all is quiet. The numbers are those of the guarantees. */
final class Checks {

    /** Where a call may be when its tool begins: given to an agent, or taken for lost by mistake. */
    private static final Set<InvocationStatus> MAY_BEGIN =
            EnumSet.of(InvocationStatus.DISPATCHED, InvocationStatus.CANCELLING, InvocationStatus.AMBIGUOUS);

    /** What may happen once at most. */
    private static final Set<String> MUTATIONS = Set.of(SimulatedDesk.DROP, SimulatedDesk.TURN);

    private final Simulation simulation;

    Checks(Simulation simulation) {
        this.simulation = simulation;
    }

    /** I-12: only the present epoch of a call may begin. */
    void started(ToolOrder order, long epoch) {
        if (!MUTATIONS.contains(order.tool().name())) {
            return;
        }
        @Nullable
        Row row = SimulatedInvocations.row(simulation.tables, order.invocationId())
                .orElse(null);
        if (row == null || row.epoch() != epoch || !MAY_BEGIN.contains(row.status())) {
            violated(
                    "I-12",
                    "epoch %d of %s begins while the record says %s".formatted(epoch, order.invocationId(), row));
        }
    }

    /** Nothing is under way any more: every call has ended, and nobody holds anything. */
    boolean isQuiet() {
        return SimulatedInvocations.rows(simulation.tables).stream()
                        .allMatch(row -> row.status().isTerminal())
                && simulation.agents.stream().allMatch(agent -> agent.inFlight().isEmpty());
    }

    /** Everything, at the end. */
    void all() {
        Map<String, Row> byId = new HashMap<>();
        Map<String, Integer> byKey = new HashMap<>();
        List<Row> rows = SimulatedInvocations.rows(simulation.tables);
        for (Row row : rows) {
            byId.put(row.id(), row);
            byKey.merge(String.valueOf(row.key()), 1, Integer::sum);
        }
        byKey.forEach((key, count) -> {
            if (count > 1) {
                violated("I-1", "%d rows for %s".formatted(count, key));
            }
        });
        for (Client client : simulation.clients) {
            if (client.invocation() != null && !byId.containsKey(client.invocation())) {
                violated("I-1", "%s was acknowledged and is lost".formatted(client.invocation()));
            }
        }
        rows.forEach(this::row);
        for (SimulatedAgent agent : simulation.agents) {
            if (!agent.inFlight().isEmpty()) {
                violated("I-13", "%s still holds %s".formatted(agent.name, agent.inFlight()));
            }
        }
    }

    private void row(Row row) {
        if (row.status() == InvocationStatus.AMBIGUOUS) {
            ambiguous(row);
        } else if (!row.status().isTerminal()) {
            violated("I-1", "%s has not ended: %s".formatted(row.id(), row));
        } else if (SimulatedInvocations.ends(simulation.tables, row.id()) != 1) {
            violated(
                    "I-14",
                    "%d ends were told of %s".formatted(SimulatedInvocations.ends(simulation.tables, row.id()), row));
        }
        effects(row);
    }

    private void effects(Row row) {
        List<Witness.Effect> effects = simulation.witness.of(row.id());
        boolean ran = row.runs().stream().anyMatch(run -> run != ExecutionStatus.NOT_STARTED);
        if (MUTATIONS.contains(row.tool()) && effects.size() > 1) {
            violated("I-2", "%s happened %d times: %s".formatted(row, effects.size(), effects));
        }
        if (row.status() == InvocationStatus.COMPLETED && effects.isEmpty()) {
            violated("I-2", "%s is completed and never happened".formatted(row));
        }
        if (!ran && row.status().isTerminal() && !effects.isEmpty()) {
            violated("I-2", "%s is said never to have begun, and happened: %s".formatted(row, effects));
        }
    }

    /** I-3: unknown only where nobody can know. */
    private void ambiguous(Row row) {
        boolean isUnknowable = MUTATIONS.contains(row.tool())
                && simulation.agents.stream()
                        .filter(agent -> agent.is(row.agent()))
                        .anyMatch(agent -> agent.isGoneForGood()
                                || !agent.ledger().equals(row.ledger())
                                || simulation.unknowable.contains(row.id() + "/" + row.epoch()));
        if (!isUnknowable || simulation.profile.isOnlyRouters()) {
            violated("I-3", "%s is ambiguous without need".formatted(row));
        }
    }

    private void violated(String invariant, String how) {
        simulation.world.violated(invariant, how);
    }
}
