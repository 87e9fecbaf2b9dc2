package org.xerotier.xem.enroll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.json.StrictJson;

/**
 * What a signed token says, read without checking its signature: only the router can check it, and the agent believes a
 * join key because its operator gave it.
 */
record TokenClaims(ObjectNode claims) {

    private static final int LONGEST = 8_192;

    static Optional<TokenClaims> read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
            return Optional.of(new TokenClaims(StrictJson.parseObject(payload, JsonLimits.REQUEST)));
        } catch (IllegalArgumentException | JsonRefused notAToken) {
            return Optional.empty();
        }
    }

    /** A text claim, or empty text. */
    String text(String name) {
        JsonNode value = claims.path(name);
        return value.isTextual() ? value.textValue() : "";
    }

    /** The token's own id. */
    String id() {
        return text("jti");
    }
}
