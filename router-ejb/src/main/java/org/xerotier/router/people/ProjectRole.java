package org.xerotier.router.people;

import java.util.Locale;

/** What a member may do in one project. */
public enum ProjectRole {
    OWNER,
    MEMBER;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
