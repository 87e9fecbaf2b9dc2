package org.xerotier.router.kernel;

import java.util.Locale;

/** What sort of caller acts. */
public enum ActorKind {
    API_KEY,
    AGENT,
    SYSTEM;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
