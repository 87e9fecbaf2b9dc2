package org.xerotier.mesh.warrant;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonMapping;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.key.VerifyingKey;

/**
 * How a warrant is spelled: 64 bytes of signature, then canonical JSON. One warrant has one spelling. The signature is
 * over a label and the JSON, so that no other thing this key signs can be taken for a warrant.
 */
final class WarrantText {

    static final int MAX_BYTES = 4_096;

    private static final byte[] LABEL = "xerotier-warrant-v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final JsonLimits LIMITS = new JsonLimits(MAX_BYTES, 1, 1_024, 64, 64);

    private WarrantText() {}

    static byte[] json(Warrant warrant) {
        byte[] json = CanonicalJson.write(JsonMapping.tree(warrant));
        if (json.length > MAX_BYTES - VerifyingKey.SIGNATURE_BYTES) {
            throw new IllegalArgumentException("a warrant has at most %d bytes".formatted(MAX_BYTES));
        }
        return json;
    }

    /** Reads what was signed; other spellings of the same thing are refused. */
    static Warrant read(byte[] json) throws WarrantRefused {
        try {
            var tree = StrictJson.parseObject(json, LIMITS);
            if (!Arrays.equals(CanonicalJson.write(tree), json)) {
                throw WarrantRefused.invalid("it is not in canonical form");
            }
            return JsonMapping.read(tree, Warrant.class);
        } catch (JsonRefused fault) {
            throw WarrantRefused.invalid(fault.path() + " " + fault.getMessage());
        }
    }

    static byte[] toSign(byte[] json) {
        byte[] message = Arrays.copyOf(LABEL, LABEL.length + json.length);
        System.arraycopy(json, 0, message, LABEL.length, json.length);
        return message;
    }
}
