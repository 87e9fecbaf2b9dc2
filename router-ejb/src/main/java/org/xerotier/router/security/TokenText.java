package org.xerotier.router.security;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.router.security.TokenRefused.Reason;

/**
 * The text of a token, looked at before any library sees it: three parts, each the one spelling of its bytes, the first
 * two JSON objects with one meaning. So what was verified is also what is read.
 */
record TokenText(ObjectNode header, ObjectNode payload) {

    private static final JsonLimits LIMITS = new JsonLimits(TokenSigner.MAX_LENGTH, 2, 1_024, 64, 64);

    /** What issuers elsewhere put into tokens: groups, and roles of several services. */
    private static final JsonLimits FOREIGN = new JsonLimits(Jwt.MAX_LENGTH, 8, 4_096, 256, 1_000);

    static TokenText read(String token) {
        return read(token, LIMITS);
    }

    static TokenText readForeign(String token) {
        return read(token, FOREIGN);
    }

    private static TokenText read(String token, JsonLimits limits) {
        if (token.length() > limits.maxBytes()) {
            throw new TokenRefused(Reason.TOO_LONG);
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new TokenRefused(Reason.MALFORMED);
        }
        decode(parts[2]);
        return new TokenText(object(parts[0], limits), object(parts[1], limits));
    }

    private static ObjectNode object(String part, JsonLimits limits) {
        try {
            return StrictJson.parseObject(decode(part), limits);
        } catch (JsonRefused e) {
            throw new TokenRefused(Reason.MALFORMED);
        }
    }

    private static byte[] decode(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (part.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)) && bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new TokenRefused(Reason.MALFORMED);
        }
        throw new TokenRefused(Reason.MALFORMED);
    }
}
