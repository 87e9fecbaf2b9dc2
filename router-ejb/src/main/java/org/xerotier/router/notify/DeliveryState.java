package org.xerotier.router.notify;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The life of one event on its way to one webhook. */
public enum DeliveryState {
    /** Not told yet; another attempt is due at a known time. */
    PENDING,
    /** The receiver answered with a 2xx. */
    DELIVERED,
    /** The last attempt failed; nobody tries again. */
    EXHAUSTED;

    public Set<DeliveryState> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(DELIVERED, EXHAUSTED);
            case DELIVERED, EXHAUSTED -> EnumSet.noneOf(DeliveryState.class);
        };
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
