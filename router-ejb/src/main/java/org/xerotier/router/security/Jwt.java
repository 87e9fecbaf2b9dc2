package org.xerotier.router.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.people.Identity;

/**
 * What a token of an issuer elsewhere says, after everything about it was checked.
 *
 * @param username what the issuer would have the person called, if it says so
 * @param groups as the issuer names them
 */
record Jwt(
        Issuer issuer,
        Identity identity,
        @Nullable String username,
        @Nullable String displayName,
        @Nullable String email,
        List<String> groups) {

    /** No token is read that is longer, in characters. */
    static final int MAX_LENGTH = 8_192;

    Jwt {
        groups = List.copyOf(groups);
    }
}
