package org.xerotier.router.kernel;

import java.util.Locale;

/** What sort of caller acts. */
public enum ActorKind {
    API_KEY,
    /** A person who signed in. */
    USER,
    /** A reviewer without membership, acting through a one-time link. */
    REVIEWER,
    AGENT,
    SYSTEM;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
