package org.xerotier.systemtests.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * I-13: when all is quiet, no agent holds what the record says is over, and the record says nothing else than the agent.
 *
 * <p>An agent forgets what is settled ten minutes after its warrant's end, and fences a frame that comes after that. Its
 * fence then stands where it was seen to have begun before, and speaks against nothing.
 */
final class OneMind implements Rule {

    @Override
    public void judge(History history, Findings findings) {
        Map<String, Rows.Execution> executions = new HashMap<>();
        history.rows()
                .executions()
                .forEach(execution -> executions.put(
                        History.place(execution.agent(), execution.invocation(), execution.epoch()), execution));
        Set<String> fencedLater = fencedAfterTheyBegan(history.taps());
        for (LedgerLine entry : history.ledger()) {
            findings.looked();
            Rows.Execution execution = executions.get(History.place(entry.agent(), entry.invocation(), entry.epoch()));
            if (isOpen(entry)) {
                findings.broken(
                        "I-13",
                        entry.invocation(),
                        "agent %s still holds epoch %d as %s when all was quiet"
                                .formatted(entry.agent(), entry.epoch(), entry.state()));
            }
            boolean isForgotten = entry.state().equals("FENCED") && fencedLater.contains(epoch(entry));
            if (execution != null && !isForgotten && !agree(entry, execution)) {
                findings.broken(
                        "I-13",
                        entry.invocation(),
                        "agent %s has epoch %d as %s %s, the record as %s"
                                .formatted(
                                        entry.agent(),
                                        entry.epoch(),
                                        entry.state(),
                                        entry.outcome(),
                                        execution.status()));
            }
        }
    }

    private static Set<String> fencedAfterTheyBegan(List<TapLine> taps) {
        Set<String> begun = new HashSet<>();
        Set<String> fenced = new HashSet<>();
        for (TapLine tap : taps) {
            String epoch = tap.invocation() + " " + tap.epoch();
            if (tap.kind().equals("started")) {
                begun.add(epoch);
            } else if (tap.kind().equals("fenced") && begun.contains(epoch)) {
                fenced.add(epoch);
            }
        }
        return fenced;
    }

    private static String epoch(LedgerLine entry) {
        return entry.invocation() + " " + entry.epoch();
    }

    private static boolean isOpen(LedgerLine entry) {
        return switch (entry.state()) {
            case "ACCEPTED", "STARTED", "DONE", "OWED" -> true;
            default -> false;
        };
    }

    private static boolean agree(LedgerLine entry, Rows.Execution execution) {
        if (entry.state().equals("FENCED")) {
            return !execution.status().equals("completed")
                    && !execution.status().equals("running");
        }
        return entry.outcome().isEmpty()
                || entry.outcome().equals("unknown")
                || execution.status().equals(entry.outcome())
                || execution.status().equals("lost");
    }
}
