package org.xerotier.router.security;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a token says, after everything about it was checked. */
public record TokenClaims(String id, Instant issuedAt, Instant expiresAt, Map<String, Object> claims) {

    public TokenClaims {
        claims = Map.copyOf(claims);
    }

    /** A claim every token of the kind has. */
    public String text(String claim) {
        return find(claim).orElseThrow(() -> new IllegalStateException("not a required claim: " + claim));
    }

    public Optional<String> find(String claim) {
        return claims.get(claim) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
