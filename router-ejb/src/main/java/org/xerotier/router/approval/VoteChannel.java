package org.xerotier.router.approval;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.xerotier.router.kernel.ActorKind;

/** How a word came. */
public enum VoteChannel {
    /** From somebody who signed in. */
    SESSION,
    /** With an API key. */
    KEY,
    /** Through a one-time link. */
    LINK;

    /** @throws IllegalArgumentException for those who have no word */
    static VoteChannel of(ActorKind kind) {
        return switch (kind) {
            case USER -> SESSION;
            case API_KEY -> KEY;
            case REVIEWER -> LINK;
            case AGENT, SYSTEM -> throw new IllegalArgumentException("not a person: " + kind);
        };
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static VoteChannel ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
