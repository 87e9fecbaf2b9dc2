package org.xerotier.systemtests.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The router's record, as its tables say at the end. Times of commit are PostgreSQL's own, in nanoseconds since 1970; 0 where
 * it did not keep them.
 */
public record Rows(List<Invocation> invocations, List<Execution> executions, List<Event> events, List<Audit> audits) {

    /** A row of {@code invocations}; {@code project} is its slug. */
    public record Invocation(
            String id,
            String project,
            String tool,
            String status,
            long epoch,
            @Nullable String key,
            @Nullable String errorCode,
            @Nullable String agent) {

        public boolean isOver() {
            return switch (status) {
                case "completed",
                        "failed",
                        "timed_out",
                        "cancelled",
                        "rejected",
                        "approval_timed_out",
                        "escalated",
                        "ambiguous" -> true;
                default -> false;
            };
        }
    }

    /** A row of {@code executions}: one epoch of an invocation. */
    public record Execution(String id, String invocation, long epoch, String agent, String status) {}

    /** A row of {@code invocation_events}. */
    public record Event(String invocation, long sequence, String kind, long epoch) {}

    /** A row of {@code execution_audit_log} about an invocation. */
    public record Audit(String invocation, @Nullable String execution, String action, long committedAtNanos) {}

    public static Rows none() {
        return new Rows(List.of(), List.of(), List.of(), List.of());
    }
}
