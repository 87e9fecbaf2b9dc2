package org.xerotier.router.fleet;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The life of an agent; the database holds the same table in {@code agents_guard}. A conflict about its name hides
 * whether it is there, and gives that back when it is resolved.
 */
public enum AgentState {
    /** Enrolled, never connected. */
    PENDING,
    /** Said hello and renews its lease. */
    ACTIVE,
    /** Its lease lapsed or it left; gets no work until it says hello again. */
    STALE,
    /** Finishes what it has and takes nothing new. */
    DRAINING,
    /** Another key claims its name; finishes what it has and gets nothing until a person says which keeps it. */
    CONFLICT_PILL,
    /** Its key is worthless from now on; it must enrol again with new keys. */
    REVOKED;

    /** What may follow. */
    public Set<AgentState> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(ACTIVE, CONFLICT_PILL, REVOKED);
            case ACTIVE -> EnumSet.of(STALE, DRAINING, CONFLICT_PILL, REVOKED);
            case STALE -> EnumSet.of(ACTIVE, CONFLICT_PILL, REVOKED);
            case DRAINING -> EnumSet.of(ACTIVE, STALE, CONFLICT_PILL, REVOKED);
            case CONFLICT_PILL -> EnumSet.of(PENDING, ACTIVE, STALE, DRAINING, REVOKED);
            case REVOKED -> EnumSet.noneOf(AgentState.class);
        };
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AgentState> ofWireName(String name) {
        for (AgentState state : values()) {
            if (state.wireName().equals(name)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
