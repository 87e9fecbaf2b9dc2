package org.xerotier.router.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.people.Identity;
import org.xerotier.router.security.TokenRefused.Reason;

/**
 * Checks the tokens of one issuer by the rules of MicroProfile JWT, read strictly (RFC 8725): our algorithm, our keys, and
 * every claim we rely on present and of its one type. What a header asks for beyond that refuses the token.
 */
final class JwtVerifier {

    private static final Set<String> HEADERS = Set.of("alg", "typ", "kid", "x5t", "x5t#S256");
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");
    private static final long LATEST = 253_402_300_799L;
    private static final int MOST_GROUPS = 500;
    private static final int LONGEST_KID = 256;

    private final Issuer issuer;
    private final KeySource keys;
    private final Clock clock;

    JwtVerifier(Issuer issuer, KeySource keys, Clock clock) {
        this.issuer = issuer;
        this.keys = keys;
        this.clock = clock;
    }

    Jwt verify(String token, TokenText text) {
        String kid = checkHeader(text.header());
        checkClaims(text.payload());
        checkSignature(token, kid);
        return read(text.payload());
    }

    private @Nullable String checkHeader(ObjectNode header) {
        header.fieldNames().forEachRemaining(name -> require(HEADERS.contains(name), Reason.WRONG_TYPE));
        require(issuer.algorithm().name().equals(text(header.get("alg"))), Reason.WRONG_ALGORITHM);
        JsonNode typ = header.get("typ");
        require(typ == null || TYPES.contains(String.valueOf(text(typ)).toLowerCase(Locale.ROOT)), Reason.WRONG_TYPE);
        JsonNode kid = header.get("kid");
        if (kid == null) {
            return null;
        }
        String id = text(kid);
        require(id != null && !id.isEmpty() && id.length() <= LONGEST_KID, Reason.WRONG_TYPE);
        return id;
    }

    private void checkClaims(ObjectNode claims) {
        require(issuer.issuer().equals(text(claims.get("iss"))), Reason.WRONG_CLAIMS);
        require(texts(claims.get("aud")).stream().anyMatch(issuer.audiences()::contains), Reason.WRONG_CLAIMS);
        Instant now = clock.instant();
        Duration skew = issuer.clockSkew();
        Instant issued = instant(claims, "iat");
        Instant expires = instant(claims, "exp");
        require(expires.isAfter(issued), Reason.WRONG_CLAIMS);
        require(!issued.isAfter(now.plus(skew)), Reason.NOT_YET_VALID);
        require(!claims.has("nbf") || !instant(claims, "nbf").isAfter(now.plus(skew)), Reason.NOT_YET_VALID);
        require(now.isBefore(expires.plus(skew)), Reason.EXPIRED);
        Duration age = issuer.longestAge();
        require(age == null || now.isBefore(issued.plus(age).plus(skew)), Reason.EXPIRED);
    }

    private void checkSignature(String token, @Nullable String kid) {
        JWK key =
                keys.find(kid).filter(issuer.algorithm()::fits).orElseThrow(() -> new TokenRefused(Reason.UNKNOWN_KEY));
        try {
            if (!JWSObject.parse(token).verify(issuer.algorithm().verifier(key))) {
                throw new TokenRefused(Reason.BAD_SIGNATURE);
            }
        } catch (ParseException e) {
            throw new TokenRefused(Reason.MALFORMED);
        } catch (JOSEException e) {
            throw new TokenRefused(Reason.BAD_SIGNATURE);
        }
    }

    private Jwt read(ObjectNode claims) {
        String subject = text(claims.get("sub"));
        require(subject != null && !subject.isBlank() && subject.length() <= 255, Reason.WRONG_CLAIMS);
        List<String> groups = texts(claims.get(issuer.groupsClaim()));
        require(groups.size() <= MOST_GROUPS, Reason.WRONG_CLAIMS);
        String upn = text(claims.get("upn"));
        return new Jwt(
                issuer,
                new Identity(issuer.issuer(), String.valueOf(subject)),
                upn == null ? text(claims.get("preferred_username")) : upn,
                text(claims.get("name")),
                text(claims.get("email")),
                groups);
    }

    /** A number of seconds in this and the next centuries, and nothing that looks like one. */
    private static Instant instant(ObjectNode claims, String name) {
        JsonNode value = claims.get(name);
        require(value != null && value.isIntegralNumber() && value.canConvertToLong(), Reason.WRONG_CLAIMS);
        long seconds = value == null ? -1 : value.longValue();
        require(seconds > 0 && seconds <= LATEST, Reason.WRONG_CLAIMS);
        return Instant.ofEpochSecond(seconds);
    }

    /** A text or a list of texts; anything else is refused, nothing is an empty list. */
    private static List<String> texts(@Nullable JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value == null) {
            return texts;
        }
        if (value.isTextual()) {
            texts.add(value.textValue());
            return texts;
        }
        require(value.isArray(), Reason.WRONG_CLAIMS);
        for (JsonNode item : value) {
            require(item.isTextual(), Reason.WRONG_CLAIMS);
            texts.add(item.textValue());
        }
        return texts;
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value != null && value.isTextual() ? value.textValue() : null;
    }

    private static void require(boolean holds, Reason otherwise) {
        if (!holds) {
            throw new TokenRefused(otherwise);
        }
    }
}
