package org.xerotier.router.people;

import java.util.Locale;
import java.util.Optional;

/** What a person may do on the router as a whole. */
public enum SystemRole {
    /**
     * Makes users and projects, and manages every project. Being admin is no role in a project: an admin counts as owner
     * or member only where they are one, and as admin where a policy names the system role.
     */
    ADMIN,
    /** Runs the router; sees only the projects they are a member of. */
    OPERATOR;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SystemRole> of(String text) {
        for (SystemRole role : values()) {
            if (role.text().equals(text)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
