package org.xerotier.router.invocation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an invocation ends, whoever says so. */
record Ending(
        InvocationStatus status,
        @Nullable Integer exitCode,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        @Nullable Instant startedAt,
        @Nullable String cancelReason) {

    static Ending cancelled(@Nullable String reason) {
        return new Ending(InvocationStatus.CANCELLED, null, "cancelled", "Cancelled before it began.", null, reason);
    }

    /** Cancelled, but an earlier run of it was lost: of a tool for which once more is as good as once. */
    static Ending stopped(@Nullable String reason) {
        return new Ending(
                InvocationStatus.CANCELLED,
                null,
                "cancelled",
                "Cancelled. It may have begun: the agent that had it was lost.",
                null,
                reason);
    }

    static Ending failed(String code, String message) {
        return new Ending(InvocationStatus.FAILED, null, code, message, null, null);
    }

    /** Consent was given, but it does not hold for what would run now. */
    static Ending stale(String message) {
        return new Ending(InvocationStatus.REJECTED, null, "approval_stale", message, null, null);
    }

    /** There is no plan to show, so nobody was asked. */
    static Ending withoutPlan(String message) {
        return new Ending(InvocationStatus.REJECTED, null, "plan_failed", message, null, null);
    }

    /** An end that came from a person's silence or refusal. */
    static Ending released(InvocationStatus status, String message) {
        return new Ending(status, null, status.wireName(), message, null, null);
    }
}
