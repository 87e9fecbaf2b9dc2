package org.xerotier.router.invocation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The life of an invocation; the database holds the same table in {@code invocations_guard}. */
public enum InvocationStatus {
    /** Waits for a person. */
    PENDING_APPROVAL,
    /** Admitted; waits for an agent with room. */
    QUEUED,
    /** Given to an agent under an epoch. */
    DISPATCHED,
    /** The agent says the tool has begun. */
    RUNNING,
    /** Somebody asked to stop it and an agent may have it. */
    CANCELLING,
    /** The tool ended well. */
    COMPLETED,
    /** The tool ended badly, or could not be run. */
    FAILED,
    /** The tool ran past its time and was stopped. */
    TIMED_OUT,
    /** Stopped on request, or before it began. */
    CANCELLED,
    /** A person said no, or the consent that was given did not hold when the call was to leave. */
    REJECTED,
    /** Nobody answered in time. */
    APPROVAL_TIMED_OUT,
    /** The last stage of the escalation chain ran out. */
    ESCALATED,
    /** It may have had its effect and nobody can say; a late report, a probe or an operator settles it. */
    AMBIGUOUS;

    private static final Map<String, InvocationStatus> BY_WIRE_NAME = new HashMap<>();

    static {
        for (InvocationStatus status : values()) {
            BY_WIRE_NAME.put(status.wireName, status);
        }
    }

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** What may follow. */
    public Set<InvocationStatus> next() {
        return switch (this) {
            case PENDING_APPROVAL -> EnumSet.of(QUEUED, REJECTED, APPROVAL_TIMED_OUT, ESCALATED, CANCELLED, AMBIGUOUS);
            case QUEUED -> EnumSet.of(DISPATCHED, FAILED, CANCELLED, REJECTED, AMBIGUOUS);
            case DISPATCHED ->
                EnumSet.of(RUNNING, CANCELLING, QUEUED, COMPLETED, FAILED, TIMED_OUT, CANCELLED, AMBIGUOUS);
            case RUNNING -> EnumSet.of(CANCELLING, QUEUED, COMPLETED, FAILED, TIMED_OUT, CANCELLED, AMBIGUOUS);
            case CANCELLING -> EnumSet.of(COMPLETED, FAILED, TIMED_OUT, CANCELLED, AMBIGUOUS);
            case AMBIGUOUS -> EnumSet.of(COMPLETED, FAILED, TIMED_OUT, CANCELLED, QUEUED, PENDING_APPROVAL);
            case COMPLETED, FAILED, TIMED_OUT, CANCELLED, REJECTED, APPROVAL_TIMED_OUT, ESCALATED ->
                EnumSet.noneOf(InvocationStatus.class);
        };
    }

    /** Nothing follows. */
    public boolean isTerminal() {
        return next().isEmpty();
    }

    /** An agent has it, or may have it. */
    public boolean isWithAnAgent() {
        return this == DISPATCHED || this == RUNNING || this == CANCELLING;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException for a name that is none */
    public static InvocationStatus ofWireName(String name) {
        InvocationStatus status = BY_WIRE_NAME.get(name);
        if (status != null) {
            return status;
        }
        throw new IllegalArgumentException("no invocation status '" + name + "'");
    }
}
