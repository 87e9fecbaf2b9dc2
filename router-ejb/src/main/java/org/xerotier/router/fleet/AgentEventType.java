package org.xerotier.router.fleet;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can happen to an agent; the database holds the same list. */
public enum AgentEventType {
    ENROLLED,
    CONNECTED,
    LEASE_LOST,
    RECOVERED,
    DRAINING,
    DRAINED,
    MANIFEST_CHANGED,
    MANIFEST_REFUSED,
    TOKEN_REFRESHED,
    DISCONNECTED,
    REVOKED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AgentEventType ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
