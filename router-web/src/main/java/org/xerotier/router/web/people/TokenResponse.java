package org.xerotier.router.web.people;

import java.time.Instant;
import org.xerotier.router.security.IssuedToken;

/** A token; show it as {@code Authorization: Bearer}. */
record TokenResponse(String accessToken, String tokenType, long expiresIn, Instant expiresAt, UserResponse user) {

    static TokenResponse of(IssuedToken issued) {
        return new TokenResponse(
                issued.token().reveal(),
                "Bearer",
                issued.expiresIn(),
                issued.expiresAt(),
                UserResponse.of(issued.user()));
    }
}
