package org.xerotier.systemtests.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.xerotier.systemtests.witness.Effect;

/** I-5: each dispatch has its audit row, which was committed before the effect; each end has exactly one. */
final class AuditFirst implements Rule {

    /** Reading two clocks of one machine: PostgreSQL's microseconds and the witness's nanoseconds. */
    private static final long CLOCKS_NANOS = 2_000;

    private static final Set<String> ENDS =
            Set.of("invocation.completed", "invocation.failed", "invocation.timed_out", "invocation.cancelled");

    @Override
    public void judge(History history, Findings findings) {
        Map<String, Rows.Audit> dispatched = new HashMap<>();
        Map<String, Integer> ends = new HashMap<>();
        for (Rows.Audit row : history.rows().audits()) {
            if (row.action().equals("invocation.dispatched") && row.execution() != null) {
                dispatched.put(row.execution(), row);
            } else if (ENDS.contains(row.action())) {
                ends.merge(row.invocation(), 1, Integer::sum);
            }
        }
        for (Rows.Execution execution : history.rows().executions()) {
            findings.looked();
            if (!dispatched.containsKey(execution.id())) {
                findings.broken(
                        "I-5",
                        execution.invocation(),
                        "epoch %d was dispatched without an audit row".formatted(execution.epoch()));
            }
        }
        Set<String> told = new HashSet<>();
        for (Effect effect : history.effects()) {
            Rows.Audit row = dispatched.get(effect.execution());
            if (row == null) {
                if (told.add(effect.execution())) {
                    findings.broken("I-5", effect.invocation(), "it happened, and no audit row says that it was sent");
                }
            } else if (row.committedAtNanos() > effect.atNanos() + CLOCKS_NANOS) {
                findings.broken(
                        "I-5",
                        effect.invocation(),
                        "it happened %.1f ms before its audit row was committed"
                                .formatted((row.committedAtNanos() - effect.atNanos()) / 1e6));
            }
        }
        for (Rows.Invocation row : history.rows().invocations()) {
            int audited = ends.getOrDefault(row.id(), 0);
            if (ENDS.contains("invocation." + row.status()) && audited != 1) {
                findings.broken("I-5", row.id(), "%s has %d audit rows of its end".formatted(row.status(), audited));
            }
        }
    }
}
