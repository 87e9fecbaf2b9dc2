package org.xerotier.router.invocation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.xerotier.mesh.frame.Result;

/** The life of one run. */
public enum ExecutionStatus {
    DISPATCHED,
    RUNNING,
    COMPLETED,
    FAILED,
    TIMED_OUT,
    CANCELLED,
    /** Fenced off before its start: no effect. */
    NOT_STARTED,
    /** Its agent was lost; only a late report of the same epoch may still say how it ended. */
    LOST;

    private static final Map<String, ExecutionStatus> BY_WIRE_NAME = new HashMap<>();

    static {
        for (ExecutionStatus status : values()) {
            BY_WIRE_NAME.put(status.wireName, status);
        }
    }

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public Set<ExecutionStatus> next() {
        return switch (this) {
            case DISPATCHED -> EnumSet.of(RUNNING, COMPLETED, FAILED, TIMED_OUT, CANCELLED, NOT_STARTED, LOST);
            case RUNNING -> EnumSet.of(COMPLETED, FAILED, TIMED_OUT, CANCELLED, LOST);
            case LOST -> EnumSet.of(COMPLETED, FAILED, TIMED_OUT, CANCELLED, NOT_STARTED, LOST);
            case COMPLETED, FAILED, TIMED_OUT, CANCELLED, NOT_STARTED -> EnumSet.noneOf(ExecutionStatus.class);
        };
    }

    static ExecutionStatus of(Result.Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> COMPLETED;
            case FAILED -> FAILED;
            case TIMED_OUT -> TIMED_OUT;
            case CANCELLED -> CANCELLED;
            case NOT_STARTED -> NOT_STARTED;
            case UNKNOWN -> LOST;
        };
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    static ExecutionStatus ofWireName(String name) {
        ExecutionStatus status = BY_WIRE_NAME.get(name);
        if (status != null) {
            return status;
        }
        throw new IllegalArgumentException("no execution status '" + name + "'");
    }
}
