package org.xerotier.xem.dispatch;

/**
 * What another life of the agent must know of an epoch it finds in the ledger.
 *
 * @param mayRunAgain nothing is lost if it is stopped half-way
 * @param timeoutMillis longest run of the tool
 * @param until by the routers' clock: a dispatch of this epoch that comes later is refused for its warrant alone
 * @param startedAtMillis on this host's clock, 0 if it did not start
 * @param process the tool's process in the words of the runner, empty if not known
 */
public record Work(
        String executionId,
        String traceContext,
        boolean mayRunAgain,
        String outputFormat,
        long timeoutMillis,
        long until,
        long startedAtMillis,
        String process) {

    static Work of(ToolOrder order, long until) {
        return new Work(
                order.executionId(),
                order.traceContext(),
                order.tool().descriptor().mayRunAgain(),
                order.tool().descriptor().outputFormat(),
                order.timeoutMillis(),
                until,
                0,
                "");
    }

    Work startedAt(long millis) {
        return new Work(executionId, traceContext, mayRunAgain, outputFormat, timeoutMillis, until, millis, process);
    }

    /** What is left to know when it is over. */
    Work over() {
        return new Work(executionId, "", mayRunAgain, outputFormat, timeoutMillis, until, startedAtMillis, "");
    }

    Work in(String spawned) {
        return new Work(
                executionId, traceContext, mayRunAgain, outputFormat, timeoutMillis, until, startedAtMillis, spawned);
    }
}
