package org.xerotier.router.grant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The life of a grant; the database holds the same table in {@code approval_grants_guard}. */
public enum GrantStatus {
    /** Somebody offered it; the request is not approved yet, or too few of its approvers agreed to the grant. */
    PROPOSED,
    /** Calls may use it until its count or its clock runs out. */
    ACTIVE,
    /** The request was not approved, or with other arguments. */
    LAPSED,
    /** Somebody took it back. */
    REVOKED;

    public Set<GrantStatus> next() {
        return switch (this) {
            case PROPOSED -> EnumSet.of(ACTIVE, LAPSED, REVOKED);
            case ACTIVE -> EnumSet.of(REVOKED);
            case LAPSED, REVOKED -> EnumSet.noneOf(GrantStatus.class);
        };
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static GrantStatus ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
