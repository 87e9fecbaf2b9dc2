package org.xerotier.systemtests.history;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The part of a history that is about certain invocations: what a run made, on a stack that others used before. */
public final class Window {

    private Window() {}

    /** @param before invocations of earlier runs */
    public static History without(Set<String> before, History all) {
        Predicate<String> isNew = id -> !before.contains(id);
        Rows rows = new Rows(
                all.rows().invocations().stream()
                        .filter(row -> isNew.test(row.id()))
                        .toList(),
                all.rows().executions().stream()
                        .filter(row -> isNew.test(row.invocation()))
                        .toList(),
                all.rows().events().stream()
                        .filter(row -> isNew.test(row.invocation()))
                        .toList(),
                all.rows().audits().stream()
                        .filter(row -> isNew.test(row.invocation()))
                        .toList());
        return new History(
                all.calls(),
                all.effects().stream()
                        .filter(effect -> isNew.test(effect.invocation()))
                        .toList(),
                rows,
                all.ledger().stream()
                        .filter(entry -> isNew.test(entry.invocation()))
                        .toList(),
                all.taps().stream().filter(tap -> isNew.test(tap.invocation())).toList(),
                all.hasLedgers(),
                all.onlyRouterDied());
    }

    /** What there is by now, to be left out later. */
    public static Set<String> invocationsOf(Rows rows) {
        return rows.invocations().stream().map(Rows.Invocation::id).collect(Collectors.toSet());
    }

    /** The invocations that are not over. */
    public static List<Rows.Invocation> open(Rows rows, Set<String> before) {
        return rows.invocations().stream()
                .filter(row -> !row.isOver() && !before.contains(row.id()))
                .toList();
    }
}
