package org.xerotier.xem.enroll;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.xerotier.mesh.key.KeyRefused;
import org.xerotier.mesh.key.VerifyingKey;

/** The keys a router signs warrants with, as it tells them: one, or several while it changes its key. */
final class RouterSigningKeys {

    private RouterSigningKeys() {}

    /** Reads {@code router_signing_public_keys}, or {@code router_signing_public_key} from a router that has one. */
    static List<String> told(JsonNode body) throws IOException {
        List<String> keys = new ArrayList<>();
        for (JsonNode each : body.path("router_signing_public_keys")) {
            keys.add(each.asText());
        }
        if (keys.isEmpty()) {
            keys.add(Answers.text(body, "router_signing_public_key"));
        }
        if (keys.size() > Enrollment.MAX_KEYS) {
            throw new IOException("the router names %d signing keys; at most %d are kept"
                    .formatted(keys.size(), Enrollment.MAX_KEYS));
        }
        try {
            keys.forEach(VerifyingKey::ofHex);
        } catch (KeyRefused fault) {
            throw new IOException("the router's answer holds an unusable signing key", fault);
        }
        return List.copyOf(keys);
    }

    /** What to pin from now on: the keys told, if one of those pinned is among them; else nothing changes. */
    static List<String> follow(List<String> pinned, List<String> told) {
        return told.stream().anyMatch(pinned::contains) ? told : pinned;
    }

    /** Whether one of the keys signed this token. */
    static boolean anySigned(List<String> keys, String token) {
        int end = token.lastIndexOf('.');
        byte[] signature;
        try {
            signature = Base64.getUrlDecoder().decode(token.substring(end + 1));
        } catch (IllegalArgumentException noSignature) {
            return false;
        }
        byte[] content = token.substring(0, Math.max(end, 0)).getBytes(StandardCharsets.US_ASCII);
        return keys.stream().anyMatch(key -> VerifyingKey.ofHex(key).verify(content, signature));
    }
}
