package org.xerotier.router.invocation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report of an agent that was kept as evidence and changed nothing.
 *
 * @param kind {@code duplicate}, {@code stale} or {@code contradiction}
 * @param startedAt by the agent's clock
 */
public record ReportView(
        String id,
        long epoch,
        String agentId,
        Instant receivedAt,
        String kind,
        String outcome,
        @Nullable Integer exitCode,
        InvocationView.@Nullable Fault error,
        long stdoutBytes,
        long stderrBytes,
        String outputSha256,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
