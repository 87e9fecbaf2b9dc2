package org.xerotier.router.web.exec;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.AmbiguityView;
import org.xerotier.router.invocation.InvocationView;

/** An unknown outcome, what the probe said of it, and what settled it. */
record AmbiguityResponse(
        String executionId,
        long epoch,
        Instant since,
        InvocationView.Fault error,
        AmbiguityView.Probe probe,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @Nullable String outcome,
        InvocationView.@Nullable Requester resolvedBy,
        @Nullable String reason) {

    static AmbiguityResponse of(AmbiguityView doubt) {
        return new AmbiguityResponse(
                doubt.executionId(),
                doubt.epoch(),
                doubt.since(),
                doubt.error(),
                doubt.probe(),
                doubt.settledAt(),
                doubt.settledBy(),
                doubt.outcome(),
                doubt.resolvedBy(),
                doubt.reason());
    }
}
