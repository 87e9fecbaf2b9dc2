package org.xerotier.router.enrollment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The life of a join key; the database refuses any change of one that has ended. */
public enum JoinKeyState {
    /** May be used once. */
    ACTIVE,
    /** An agent was enrolled with it. */
    CONSUMED,
    /** Nobody used it in time. */
    EXPIRED,
    /** Taken back before anybody used it. */
    REVOKED;

    /** What may follow. */
    public Set<JoinKeyState> next() {
        return switch (this) {
            case ACTIVE -> EnumSet.of(CONSUMED, EXPIRED, REVOKED);
            case CONSUMED, EXPIRED, REVOKED -> EnumSet.noneOf(JoinKeyState.class);
        };
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JoinKeyState ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
