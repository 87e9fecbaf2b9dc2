package org.xerotier.router.security;

import static org.xerotier.router.security.SecurityError.API_KEY_EXPIRED;
import static org.xerotier.router.security.SecurityError.API_KEY_INVALID;
import static org.xerotier.router.security.SecurityError.API_KEY_OWNER_INACTIVE;
import static org.xerotier.router.security.SecurityError.API_KEY_REVOKED;
import static org.xerotier.router.security.SecurityError.AUTHENTICATION_REQUIRED;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.RouterException;

/** Decides whether a header lets somebody in. Knows nothing of the container. */
final class KeyGate {

    private static final String SCHEME = "Bearer ";
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

    private final Function<String, Optional<Credential>> byHash;

    KeyGate(Function<String, Optional<Credential>> byHash) {
        this.byHash = byHash;
    }

    /** The credential the header proves, or a refusal with a stable code. */
    Credential admit(@Nullable String authorization, Instant now) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw AUTHENTICATION_REQUIRED.because(
                    "Send 'Authorization: Bearer xero_...' with an API key of this project.");
        }
        ApiKeySecret secret = ApiKeySecret.parse(
                        authorization.substring(SCHEME.length()).strip())
                .orElseThrow(KeyGate::unknown);
        Credential credential = byHash.apply(secret.hash()).orElseThrow(KeyGate::unknown);
        if (!MessageDigest.isEqual(bytes(credential.secretHash()), bytes(secret.hash()))) {
            throw unknown();
        }
        if (credential.revokedAt() != null) {
            throw API_KEY_REVOKED.because("This API key was revoked; use another or ask for a new one.");
        }
        if (credential.expiresAt() != null && !now.isBefore(credential.expiresAt())) {
            throw API_KEY_EXPIRED.because("This API key has expired; ask for a new one.");
        }
        if (!credential.holder().mayEnter()) {
            throw API_KEY_OWNER_INACTIVE.because(
                    "Whoever owns this API key is disabled or has no place in the project any more; use a key of your own.");
        }
        return credential;
    }

    /** Whether the use is worth noting: to the minute is enough, and a call must not cost a write. */
    static boolean isTouchDue(Credential credential, Instant now) {
        Instant last = credential.lastUsedAt();
        return last == null || !now.isBefore(last.plus(TOUCH_EVERY));
    }

    private static RouterException unknown() {
        return API_KEY_INVALID.because("This is no API key of this router; check that it was copied whole.");
    }

    private static byte[] bytes(String hex) {
        return hex.getBytes(StandardCharsets.US_ASCII);
    }
}
