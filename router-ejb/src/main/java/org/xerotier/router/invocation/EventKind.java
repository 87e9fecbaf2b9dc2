package org.xerotier.router.invocation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an invocation's event stream can tell; on the wire {@code x_exec.<kind>}. */
public enum EventKind {
    QUEUED,
    APPROVAL_REQUESTED,
    APPROVED,
    REJECTED,
    APPROVAL_TIMED_OUT,
    ESCALATED,
    DISPATCHED,
    /** The agent did not believe what it was to run, and ran nothing. */
    WARRANT_REFUSED,
    STARTED,
    /** A piece of output. */
    PROGRESS,
    CANCELLING,
    COMPLETED,
    FAILED,
    TIMEOUT,
    CANCELLED,
    AMBIGUOUS,
    /** The tool's probe was asked what happened. */
    PROBED,
    /** A person said what is to hold of an unknown outcome. */
    RESOLVED,
    /** An agent reported other than what was settled. */
    CONTRADICTED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The event that tells of an end. */
    static EventKind ofEnd(InvocationStatus status) {
        return switch (status) {
            case COMPLETED -> COMPLETED;
            case FAILED -> FAILED;
            case TIMED_OUT -> TIMEOUT;
            case CANCELLED -> CANCELLED;
            case REJECTED -> REJECTED;
            case APPROVAL_TIMED_OUT -> APPROVAL_TIMED_OUT;
            case ESCALATED -> ESCALATED;
            case AMBIGUOUS -> AMBIGUOUS;
            case PENDING_APPROVAL, QUEUED, DISPATCHED, RUNNING, CANCELLING ->
                throw new IllegalArgumentException(status + " is no end");
        };
    }
}
