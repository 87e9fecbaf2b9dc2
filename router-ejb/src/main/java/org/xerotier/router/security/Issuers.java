package org.xerotier.router.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.xerotier.router.kernel.Ticker;
import org.xerotier.router.security.TokenRefused.Reason;

/** The issuers elsewhere whose tokens are taken. The {@code iss} only chooses whose rules a token is held against. */
final class Issuers {

    private final Map<String, JwtVerifier> byIssuer = new HashMap<>();

    Issuers(List<Issuer> issuers, Function<Issuer, KeySource> keys, Clock clock) {
        for (Issuer issuer : issuers) {
            byIssuer.put(issuer.issuer(), new JwtVerifier(issuer, keys.apply(issuer), clock));
        }
    }

    /** Whoever the token is about, or {@link TokenRefused}. */
    Jwt verify(String token) {
        TokenText text = TokenText.readForeign(token);
        JwtVerifier verifier = byIssuer.get(text.payload().path("iss").asText());
        if (verifier == null) {
            throw new TokenRefused(Reason.WRONG_CLAIMS);
        }
        return verifier.verify(token, text);
    }

    /** Keys behind a URL are fetched when needed; a file is read now, so that a wrong one stops the start. */
    static KeySource source(Issuer issuer, Ticker ticker) {
        if (issuer.keys().matches("(?i)https?://.*")) {
            return new FetchedKeys(issuer.name(), new HttpFetch(URI.create(issuer.keys()), ticker), ticker);
        }
        try {
            String path = issuer.keys().startsWith("file:")
                    ? URI.create(issuer.keys()).getPath()
                    : issuer.keys();
            if (Files.size(Path.of(path)) > KeySet.MAX_BYTES) {
                throw new IllegalArgumentException("a key file has at most " + KeySet.MAX_BYTES + " bytes");
            }
            return KeySet.parse(Files.readAllBytes(Path.of(path)));
        } catch (IOException e) {
            throw new UncheckedIOException("the key file of issuer " + issuer.name() + " cannot be read", e);
        }
    }
}
