package org.xerotier.router.approval;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a word says. */
public enum VoteKind {
    APPROVE,
    /** The arguments were changed, and whoever did so stands for them. */
    EDIT,
    REJECT;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static VoteKind ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
