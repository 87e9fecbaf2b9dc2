package org.xerotier.router.link;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The life of a link; the database lets nothing follow on an end. */
public enum LinkStatus {
    OPEN,
    /** Its reviewer decided. */
    USED,
    REVOKED,
    /** Too many wrong codes. */
    LOCKED;

    public Set<LinkStatus> next() {
        return switch (this) {
            case OPEN -> EnumSet.of(USED, REVOKED, LOCKED);
            case USED, REVOKED, LOCKED -> EnumSet.noneOf(LinkStatus.class);
        };
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LinkStatus ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
