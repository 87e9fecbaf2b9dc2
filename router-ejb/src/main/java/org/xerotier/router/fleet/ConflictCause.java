package org.xerotier.router.fleet;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a second key came to claim a name. */
public enum ConflictCause {
    /** Somebody enrolled under the name with a valid join key and keys of their own. */
    ENROLMENT,
    /** An enrolled agent said hello as the other one, with the other one's token. */
    HELLO;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ConflictCause ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
