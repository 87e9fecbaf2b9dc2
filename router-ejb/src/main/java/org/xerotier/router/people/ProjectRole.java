package org.xerotier.router.people;

import java.util.Locale;
import java.util.Optional;

/** What a member may do in one project. */
public enum ProjectRole {
    OWNER,
    MEMBER;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ProjectRole> of(String text) {
        for (ProjectRole role : values()) {
            if (role.text().equals(text)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
