package org.xerotier.router.people;

import java.util.Locale;

/** What a person may do on the router as a whole. */
public enum SystemRole {
    /** Everything, in every project. */
    ADMIN,
    /** Runs the router; sees only the projects they are a member of. */
    OPERATOR;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
