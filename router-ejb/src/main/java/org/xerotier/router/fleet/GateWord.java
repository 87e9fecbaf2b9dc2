package org.xerotier.router.fleet;

import java.util.Locale;

/** What the record says to "may this agent be given work of this workspace?". */
public enum GateWord {
    OPEN,
    WORKSPACE_PAUSED,
    AGENT_PAUSED,
    BINDING_PAUSED,
    CONFLICT_PILL,
    REVOKED,
    /** Agent, workspace or the binding of the two is not there. */
    UNBOUND;

    static GateWord ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
