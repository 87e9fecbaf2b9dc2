package org.xerotier.router.web.people;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.people.CreateUser;
import org.xerotier.router.people.Username;

/** @param password for signing in here; without one they sign in elsewhere, or an admin sets one later */
record CreateUserRequest(
        String username,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String systemRole,
        @Nullable String password) {

    CreateUser wanted() {
        Username name = new Username(username);
        return new CreateUser(
                name,
                displayName == null ? name.value() : displayName,
                email,
                Words.systemRole(systemRole).orElse(null));
    }
}
