package org.xerotier.router.security;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.kernel.UserId;
import org.xerotier.router.people.UserView;

/** The tokens of the local issuer: EdDSA, a key of their own, one kind, one audience. */
public final class AccessTokens {

    static final TokenKind KIND = new TokenKind("xerotier-access+jwt", "xerotier", Set.of("sub", "preferred_username"));

    private final Supplier<SigningKey> key;
    private final TokenSigner signer;
    private final Ids ids;
    private final Clock clock;
    private final Duration life;

    AccessTokens(Supplier<SigningKey> key, Ids ids, Clock clock, Duration life) {
        this.key = key;
        this.signer = new TokenSigner(key, clock);
        this.ids = ids;
        this.clock = clock;
        this.life = life;
    }

    IssuedToken issue(UserView user) {
        String token = signer.sign(
                KIND,
                ids.next(IdPrefix.TOKEN),
                life,
                Map.of("sub", user.id().value(), "preferred_username", user.username()));
        return new IssuedToken(new Secret(token), clock.instant().plus(life), life.toSeconds(), user);
    }

    /** Whose token it is and since when, or {@link TokenRefused}. */
    Issued verify(String token) {
        TokenClaims claims = signer.verify(KIND, token, Duration.ZERO);
        String subject = claims.text("sub");
        if (!UserId.matches(subject)) {
            throw new TokenRefused(TokenRefused.Reason.WRONG_CLAIMS);
        }
        return new Issued(new UserId(subject), claims.issuedAt());
    }

    record Issued(UserId user, Instant at) {}

    /** What others need to check these tokens themselves (RFC 7517, 8037). */
    public ObjectNode keySet() {
        byte[] bytes = key.get().verifyingKey().bytes();
        String x = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.putArray("keys")
                .addObject()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("x", x)
                .put("use", "sig")
                .put("alg", "EdDSA")
                .put("kid", Sha256.hex(x).substring(0, 16));
        return set;
    }
}
