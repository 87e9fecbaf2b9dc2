package org.xerotier.systemtests.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xerotier.systemtests.witness.Effect;

/**
 * Everything there is to know after a run.
 *
 * @param hasLedgers whether the agents' ledgers could be read; without them what they would tell is not judged
 * @param onlyRouterDied whether no fault but the router's death was made
 */
public record History(
        List<ClientCall> calls,
        List<Effect> effects,
        Rows rows,
        List<LedgerLine> ledger,
        List<TapLine> taps,
        boolean hasLedgers,
        boolean onlyRouterDied) {

    Map<String, Rows.Invocation> invocations() {
        return rows.invocations().stream().collect(Collectors.toMap(Rows.Invocation::id, Function.identity()));
    }

    Map<String, Rows.Execution> executions() {
        return rows.executions().stream().collect(Collectors.toMap(Rows.Execution::id, Function.identity()));
    }

    Map<String, List<Rows.Execution>> executionsByInvocation() {
        return rows.executions().stream().collect(Collectors.groupingBy(Rows.Execution::invocation));
    }

    Map<String, List<Effect>> effectsByInvocation() {
        return effects.stream().collect(Collectors.groupingBy(Effect::invocation));
    }

    Map<String, List<Effect>> effectsByExecution() {
        return effects.stream().collect(Collectors.groupingBy(Effect::execution));
    }

    Map<String, List<Rows.Event>> eventsByInvocation() {
        return rows.events().stream().collect(Collectors.groupingBy(Rows.Event::invocation));
    }

    /** The agent's entry for an invocation in an epoch, by {@code agent invocation epoch}. */
    Map<String, LedgerLine> ledgerIndex() {
        Map<String, LedgerLine> index = new HashMap<>();
        ledger.forEach(line -> index.put(place(line.agent(), line.invocation(), line.epoch()), line));
        return index;
    }

    static String place(@Nullable String agent, String invocation, long epoch) {
        return agent + " " + invocation + " " + epoch;
    }

    /** All that is on record about an invocation, for the report of a violation. */
    String evidence(String invocation) {
        StringBuilder text = new StringBuilder();
        rows.invocations().stream().filter(row -> row.id().equals(invocation)).forEach(row -> line(text, row));
        rows.executions().stream()
                .filter(row -> row.invocation().equals(invocation))
                .forEach(row -> line(text, row));
        rows.events().stream()
                .filter(row -> row.invocation().equals(invocation))
                .forEach(row -> line(text, row));
        effects.stream()
                .filter(effect -> effect.invocation().equals(invocation))
                .forEach(effect -> line(text, effect));
        ledger.stream().filter(entry -> entry.invocation().equals(invocation)).forEach(entry -> line(text, entry));
        taps.stream().filter(tap -> tap.invocation().equals(invocation)).forEach(tap -> line(text, tap));
        calls.stream().filter(call -> call.acknowledged().contains(invocation)).forEach(call -> line(text, call));
        return text.toString();
    }

    private static void line(StringBuilder text, Object fact) {
        text.append("    ").append(fact).append('\n');
    }
}
