package org.xerotier.router.invocation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** How an unknown outcome was settled. */
public enum Resolution {
    /** It happened. */
    SUCCEEDED,
    /** It did not happen. */
    FAILED,
    /** Whatever happened, it shall run (again). */
    RETRY,
    /** The agent reported how it ended; nobody chooses this. */
    REPORTED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a person may say. */
    public static Optional<Resolution> choice(String name) {
        for (Resolution resolution : values()) {
            if (resolution != REPORTED && resolution.wireName().equals(name)) {
                return Optional.of(resolution);
            }
        }
        return Optional.empty();
    }

    static Resolution ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
