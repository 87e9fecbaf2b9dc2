package org.xerotier.router.approval;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The life of an approval request; the database refuses any other edge in {@code approval_requests_guard}. */
public enum ApprovalStatus {
    /** The plan it will show is being made; nobody can decide yet and no clock runs. */
    PREPARING,
    PENDING,
    APPROVED,
    REJECTED,
    /** Nobody decided before the deadline. */
    TIMEOUT,
    /** The last stage of the chain ran out; releases the invocation as a rejection does. */
    ESCALATED,
    /** The requester took it back, or the invocation was cancelled, so the question is moot. */
    WITHDRAWN;

    public Set<ApprovalStatus> next() {
        return switch (this) {
            case PREPARING -> EnumSet.of(PENDING, REJECTED, WITHDRAWN);
            case PENDING -> EnumSet.of(APPROVED, REJECTED, TIMEOUT, ESCALATED, WITHDRAWN);
            case APPROVED, REJECTED, TIMEOUT, ESCALATED, WITHDRAWN -> EnumSet.noneOf(ApprovalStatus.class);
        };
    }

    /** Nothing follows. */
    public boolean isSettled() {
        return next().isEmpty();
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a name that is none */
    public static ApprovalStatus ofWireName(String name) {
        for (ApprovalStatus status : values()) {
            if (status.wireName().equals(name)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no approval status '" + name + "'");
    }
}
