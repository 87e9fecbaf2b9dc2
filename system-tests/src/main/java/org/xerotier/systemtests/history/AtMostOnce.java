package org.xerotier.systemtests.history;

import java.util.List;
import java.util.Map;
import org.xerotier.systemtests.witness.Effect;
import org.xerotier.systemtests.witness.WitnessTool;

/** I-2: the witness saw a mutation at most once, once if it succeeded, and never if it is said not to have begun. */
final class AtMostOnce implements Rule {

    @Override
    public void judge(History history, Findings findings) {
        Map<String, List<Effect>> effects = history.effectsByInvocation();
        Map<String, Rows.Invocation> rows = history.invocations();
        for (Rows.Invocation row : rows.values()) {
            if (!row.tool().startsWith("witness.") || row.tool().equals("witness.look")) {
                continue;
            }
            findings.looked();
            int seen = effects.getOrDefault(row.id(), List.of()).size();
            boolean mayRepeat = WitnessTool.named(row.tool()).mayRepeat();
            if (seen > 1 && !mayRepeat) {
                findings.broken("I-2", row.id(), "a mutation happened %d times".formatted(seen));
            }
            if (seen == 0 && row.status().equals("completed")) {
                findings.broken("I-2", row.id(), "said to be completed, and never happened");
            }
            if (seen > 0 && saysNothingHappened(row.status())) {
                findings.broken("I-2", row.id(), "said to be %s, and happened".formatted(row.status()));
            }
        }
        effects.keySet().stream().filter(id -> !rows.containsKey(id)).forEach(id -> {
            findings.broken("I-2", id, "happened without being on record");
        });
        perEpoch(history, findings);
    }

    /** An epoch runs once, whatever the tool; and not at all if it is said never to have started. */
    private static void perEpoch(History history, Findings findings) {
        Map<String, Rows.Execution> executions = history.executions();
        history.effectsByExecution().forEach((id, seen) -> {
            Rows.Execution execution = executions.get(id);
            if (seen.size() > 1) {
                findings.broken(
                        "I-2",
                        seen.get(0).invocation(),
                        "epoch %s (%s) ran %d times"
                                .formatted(execution == null ? "?" : execution.epoch(), id, seen.size()));
            }
            if (execution != null && execution.status().equals("not_started")) {
                findings.broken(
                        "I-2",
                        execution.invocation(),
                        "epoch %d is said never to have started, and happened".formatted(execution.epoch()));
            }
        });
    }

    private static boolean saysNothingHappened(String status) {
        return switch (status) {
            case "rejected", "approval_timed_out", "escalated" -> true;
            default -> false;
        };
    }
}
