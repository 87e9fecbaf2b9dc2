package org.xerotier.systemtests.history;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xerotier.systemtests.witness.WitnessTool;

/**
 * I-11: each epoch is one dispatch by one router to one agent, epochs count up from 1, and a mutation gets another only
 * after the one before is known never to have started.
 */
final class EpochsOnce implements Rule {

    @Override
    public void judge(History history, Findings findings) {
        Map<String, Rows.Invocation> rows = history.invocations();
        history.executionsByInvocation().forEach((id, executions) -> {
            List<Rows.Execution> inOrder = executions.stream()
                    .sorted(Comparator.comparingLong(Rows.Execution::epoch))
                    .toList();
            for (int i = 0; i < inOrder.size(); i++) {
                findings.looked();
                if (inOrder.get(i).epoch() != i + 1) {
                    findings.broken("I-11", id, "epochs do not count up from 1");
                    break;
                }
            }
            Rows.Invocation row = rows.get(id);
            if (row != null && mayNotRepeat(row.tool())) {
                inOrder.stream()
                        .filter(execution -> execution.epoch() < row.epoch()
                                && !execution.status().equals("not_started"))
                        .forEach(execution -> findings.broken(
                                "I-11",
                                id,
                                "epoch %d was followed by another while it was %s"
                                        .formatted(execution.epoch(), execution.status())));
            }
        });
        tapped(history, findings);
    }

    /** What agents were really sent. */
    private static void tapped(History history, Findings findings) {
        Map<String, String> agentOf = new HashMap<>();
        history.rows()
                .executions()
                .forEach(execution -> agentOf.put(execution.invocation() + " " + execution.epoch(), execution.agent()));
        Map<String, Set<String>> receivers = new HashMap<>();
        for (TapLine tap : history.taps()) {
            if (!tap.kind().equals("dispatch")) {
                continue;
            }
            findings.looked();
            String epoch = tap.invocation() + " " + tap.epoch();
            String agent = agentOf.get(epoch);
            Set<String> seen = receivers.computeIfAbsent(epoch, any -> new HashSet<>());
            if (agent == null && seen.isEmpty()) {
                findings.broken(
                        "I-11", tap.invocation(), "epoch %d was sent and is not on record".formatted(tap.epoch()));
            }
            if (seen.add(tap.agent()) && seen.size() > 1) {
                findings.broken("I-11", tap.invocation(), "epoch %d was sent to %s".formatted(tap.epoch(), seen));
            }
        }
    }

    private static boolean mayNotRepeat(String tool) {
        return tool.startsWith("witness.")
                && !tool.equals("witness.look")
                && !WitnessTool.named(tool).mayRepeat();
    }
}
