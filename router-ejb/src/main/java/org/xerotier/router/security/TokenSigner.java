package org.xerotier.router.security;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.router.security.TokenRefused.Reason;

/**
 * Signs and checks the router's own tokens: JWTs with EdDSA and nothing else. The header is fixed to algorithm and type,
 * so there is nothing in it to argue with; a token says which key signed it by verifying.
 */
public final class TokenSigner {

    static final int MAX_LENGTH = 4096;
    static final String ISSUER = "xerotier";

    private static final Set<String> OWN = Set.of("iss", "aud", "jti", "iat", "exp");
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final Supplier<SigningKey> key;
    private final Clock clock;

    /** The key is asked for at each use, since it is loaded after this object is made. */
    public TokenSigner(Supplier<SigningKey> key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A token of the kind, with the id as {@code jti}; {@code null} values are left out. */
    public String sign(TokenKind kind, String id, Duration life, Map<String, String> claims) {
        if (!claims.keySet().containsAll(kind.required())) {
            throw new IllegalArgumentException("a token of this kind needs the claims " + kind.required());
        }
        Instant now = clock.instant();
        var set = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(kind.audience())
                .jwtID(id)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)));
        claims.forEach(set::claim);
        var header = new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                .type(new JOSEObjectType(kind.typ()))
                .build();
        SignedJWT token = new SignedJWT(header, set.build());
        try {
            token.sign(new EdDsa(key.get()));
        } catch (JOSEException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
        return token.serialize();
    }

    /**
     * What the token says, or {@link TokenRefused}.
     *
     * @param grace how long after its end it is still taken
     */
    public TokenClaims verify(TokenKind kind, String token, Duration grace) {
        checkHeader(kind, TokenText.read(token).header());
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!jwt.verify(new EdDsa(key.get()))) {
                throw new TokenRefused(Reason.BAD_SIGNATURE);
            }
            return read(kind, jwt.getJWTClaimsSet(), grace);
        } catch (ParseException | JOSEException e) {
            throw new TokenRefused(Reason.MALFORMED);
        }
    }

    /** Algorithm and type, exactly: nothing else may be said there, so there is nothing to be misled by. */
    private static void checkHeader(TokenKind kind, ObjectNode header) {
        if (!JWSAlgorithm.EdDSA.getName().equals(header.path("alg").asText())) {
            throw new TokenRefused(Reason.WRONG_ALGORITHM);
        }
        if (header.size() != 2 || !kind.typ().equals(header.path("typ").asText())) {
            throw new TokenRefused(Reason.WRONG_TYPE);
        }
    }

    private TokenClaims read(TokenKind kind, JWTClaimsSet set, Duration grace) {
        Map<String, Object> claims = new HashMap<>(set.getClaims());
        boolean isComplete = claims.keySet().containsAll(OWN)
                && ISSUER.equals(set.getIssuer())
                && List.of(kind.audience()).equals(set.getAudience())
                && kind.required().stream().allMatch(name -> claims.get(name) instanceof String);
        if (!isComplete || set.getNotBeforeTime() != null) {
            throw new TokenRefused(Reason.WRONG_CLAIMS);
        }
        Instant now = clock.instant();
        Instant issued = set.getIssueTime().toInstant();
        Instant expires = set.getExpirationTime().toInstant();
        if (issued.isAfter(now.plus(CLOCK_SKEW))) {
            throw new TokenRefused(Reason.NOT_YET_VALID);
        }
        if (!now.isBefore(expires.plus(grace))) {
            throw new TokenRefused(Reason.EXPIRED);
        }
        String id = set.getJWTID();
        OWN.forEach(claims::remove);
        return new TokenClaims(id, issued, expires, claims);
    }
}
