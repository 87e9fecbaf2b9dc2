package org.xerotier.systemtests.history;

import java.util.List;
import java.util.Map;

/** I-3: ambiguous is said only of what the agent's ledger has as started and not ended; never where only the router died. */
final class HonestDoubt implements Rule {

    @Override
    public void judge(History history, Findings findings) {
        Map<String, LedgerLine> ledger = history.ledgerIndex();
        Map<String, List<Rows.Execution>> executions = history.executionsByInvocation();
        for (Rows.Invocation row : history.rows().invocations()) {
            if (!row.status().equals("ambiguous")) {
                continue;
            }
            findings.looked();
            if (history.onlyRouterDied()) {
                findings.broken("I-3", row.id(), "ambiguous, and only the router died");
            }
            if (history.hasLedgers()) {
                judgeByLedger(history, findings, ledger, executions.getOrDefault(row.id(), List.of()), row);
            }
        }
    }

    private static void judgeByLedger(
            History history,
            Findings findings,
            Map<String, LedgerLine> ledger,
            List<Rows.Execution> executions,
            Rows.Invocation row) {
        for (Rows.Execution execution : executions) {
            if (execution.epoch() != row.epoch()) {
                continue;
            }
            LedgerLine entry = ledger.get(History.place(execution.agent(), row.id(), row.epoch()));
            boolean agentKnowsBetter = entry != null
                    && !entry.outcome().equals("unknown")
                    && switch (entry.state()) {
                        case "ACCEPTED", "DONE", "FENCED" -> true;
                        case "SETTLED" -> !entry.outcome().isEmpty();
                        default -> false;
                    };
            if (entry == null || agentKnowsBetter) {
                findings.broken(
                        "I-3",
                        row.id(),
                        "ambiguous, and the agent's ledger says "
                                + (entry == null ? "nothing" : entry.state() + " " + entry.outcome()));
            }
        }
        if (executions.isEmpty()) {
            findings.broken("I-3", row.id(), "ambiguous, and never dispatched: " + history.onlyRouterDied());
        }
    }
}
