package org.xerotier.router.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody shows a good token of an issuer elsewhere, and is new here or given other roles than before.
 *
 * @param source the issuer's name here
 * @param username what the issuer would have a new user called
 * @param roles what the issuer's groups give: {@code admin}, {@code operator}, {@code <slug>:owner|member}
 * @param givesSystemRoles whether the issuer has a say in who is admin or operator
 */
public record Arrival(
        Identity identity,
        String source,
        @Nullable String username,
        @Nullable String displayName,
        Set<String> roles,
        boolean givesSystemRoles) {

    public Arrival {
        roles = Set.copyOf(roles);
    }

    /** The role of the strongest group for a project; owner before member. */
    @Nullable
    ProjectRole roleIn(String slug) {
        if (roles.contains(slug + ":owner")) {
            return ProjectRole.OWNER;
        }
        return roles.contains(slug + ":member") ? ProjectRole.MEMBER : null;
    }

    @Nullable
    SystemRole systemRole() {
        if (roles.contains(SystemRole.ADMIN.text())) {
            return SystemRole.ADMIN;
        }
        return roles.contains(SystemRole.OPERATOR.text()) ? SystemRole.OPERATOR : null;
    }
}
