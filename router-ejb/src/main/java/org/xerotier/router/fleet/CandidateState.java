package org.xerotier.router.fleet;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What became of a proposed binding; the database refuses any change of one that was decided. */
public enum CandidateState {
    PENDING,
    APPROVED,
    REJECTED;

    /** What may follow. */
    public Set<CandidateState> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(APPROVED, REJECTED);
            case APPROVED, REJECTED -> EnumSet.noneOf(CandidateState.class);
        };
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CandidateState ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
