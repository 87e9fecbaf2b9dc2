package org.xerotier.router.fleet;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The life of a change of CURVE key; the database holds the same table in {@code curve_rotations_guard}. */
public enum RotationState {
    /** The agent shall make a pair. */
    ASKED,
    /** It signed for a new key, which is let in beside the old one. */
    ADMITTED,
    /** It came back under the new key; the old one is refused. */
    DONE,
    /** It did not answer in time. */
    EXPIRED,
    /** The agent's credentials were revoked meanwhile. */
    CANCELLED;

    /** What may follow. */
    public Set<RotationState> next() {
        return switch (this) {
            case ASKED -> EnumSet.of(ADMITTED, EXPIRED, CANCELLED);
            case ADMITTED -> EnumSet.of(DONE, CANCELLED);
            case DONE, EXPIRED, CANCELLED -> EnumSet.noneOf(RotationState.class);
        };
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RotationState ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
