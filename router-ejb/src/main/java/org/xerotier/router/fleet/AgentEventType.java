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
    REVOKED,
    /** Another key claims its name, or it claims another's. */
    CONFLICT,
    CONFLICT_RESOLVED,
    PAUSED,
    RESUMED,
    /** It says it cannot take work. */
    IMPAIRED,
    IMPAIRMENT_OVER,
    CURVE_ROTATION_ASKED,
    /** Nobody answered in time, or it was called off. */
    CURVE_ROTATION_ENDED,
    CURVE_KEY_ADMITTED,
    /** It came back under the new key. */
    CURVE_ROTATED,
    DISCOVERY_PENDING,
    CANDIDATE_APPROVED,
    CANDIDATE_REJECTED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AgentEventType ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
