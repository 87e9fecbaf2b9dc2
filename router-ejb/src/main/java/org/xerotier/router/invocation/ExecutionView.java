package org.xerotier.router.invocation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One run as others see it; {@code output} only where a single execution was asked for. */
public record ExecutionView(
        String id,
        String invocationId,
        long epoch,
        String agentId,
        String tool,
        String workspaceId,
        ExecutionStatus status,
        Instant dispatchedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Integer exitCode,
        InvocationView.@Nullable Fault error,
        long stdoutBytes,
        long stderrBytes,
        @Nullable String outputSha256,
        boolean outputTruncated,
        @Nullable OutputView output) {

    ExecutionView with(@Nullable OutputView opened) {
        return new ExecutionView(
                id,
                invocationId,
                epoch,
                agentId,
                tool,
                workspaceId,
                status,
                dispatchedAt,
                startedAt,
                finishedAt,
                exitCode,
                error,
                stdoutBytes,
                stderrBytes,
                outputSha256,
                outputTruncated,
                opened);
    }
}
