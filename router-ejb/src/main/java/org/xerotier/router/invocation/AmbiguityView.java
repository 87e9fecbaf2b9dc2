package org.xerotier.router.invocation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An unknown outcome and what became of it.
 *
 * @param error why it is unknown
 * @param settledBy {@code report}, {@code probe} or {@code person}; null while it is open
 * @param outcome {@code succeeded}, {@code failed}, {@code retry} or {@code reported}
 */
public record AmbiguityView(
        String executionId,
        String invocationId,
        long epoch,
        Instant since,
        InvocationView.Fault error,
        Probe probe,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @Nullable String outcome,
        InvocationView.@Nullable Requester resolvedBy,
        @Nullable String reason) {

    /**
     * What was asked of the tool's probe.
     *
     * @param invocationId the last call of it
     * @param answer {@code happened}, {@code did_not_happen} or {@code cannot_say}; null while it runs
     * @param nextTryAt null if it will not be asked again
     */
    public record Probe(
            @Nullable String tool,
            @Nullable String invocationId,
            @Nullable String answer,
            @Nullable String note,
            int tries,
            @Nullable Instant nextTryAt) {}
}
