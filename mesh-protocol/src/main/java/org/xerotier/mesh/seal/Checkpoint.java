package org.xerotier.mesh.seal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.key.VerifyingKey;

/**
 * What a router says of a chain at one moment.
 *
 * @param chain the project, or {@value AuditChain#ROUTER}
 * @param size how many rows are in it
 * @param head the chain hash of the last of them, as hex
 * @param root the root of the Merkle tree over all chain hashes, as hex
 * @param previous the hash of the checkpoint before this one, as hex; zeros in the first
 * @param keyId which key signs, see {@link #keyId}
 */
public record Checkpoint(
        String id, String chain, long size, String head, String root, String previous, Instant at, String keyId) {

    /** Stands where there is no checkpoint before. */
    public static final String NONE = "0".repeat(64);

    static final byte[] DOMAIN = AuditChain.domain("xerotier.audit.checkpoint.v1");

    private static final JsonLimits LIMITS = new JsonLimits(4_096, 1, 1_024, 64, 32);
    private static final int FORMAT = 1;
    private static final int MEMBERS = 9;

    /** The first half of the SHA-256 of the key's 32 bytes. */
    public static String keyId(VerifyingKey key) {
        return Sha256.hex(key.bytes()).substring(0, 32);
    }

    /** The bytes that are signed, after a domain of their own: no token or warrant can be taken for a checkpoint. */
    public byte[] bytes() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("at", at.toString());
        body.put("chain", chain);
        body.put("format", FORMAT);
        body.put("head", head);
        body.put("id", id);
        body.put("key_id", keyId);
        body.put("previous", previous);
        body.put("root", root);
        body.put("size", size);
        return CanonicalJson.write(body);
    }

    /** Reads what {@link #bytes} wrote, and nothing else. */
    static Checkpoint read(byte[] bytes) {
        try {
            ObjectNode body = StrictJson.parseObject(bytes, LIMITS);
            Checkpoint found = new Checkpoint(
                    body.path("id").asText(),
                    body.path("chain").asText(),
                    body.path("size").asLong(),
                    hash(body, "head"),
                    hash(body, "root"),
                    hash(body, "previous"),
                    Instant.parse(body.path("at").asText()),
                    body.path("key_id").asText());
            if (body.size() != MEMBERS || body.path("format").asInt() != FORMAT || found.size < 1) {
                throw new ExportRefused("this is not a checkpoint of a format this program knows");
            }
            return found;
        } catch (JsonRefused | DateTimeException e) {
            throw new ExportRefused("this is not a checkpoint", e);
        }
    }

    /** What the next checkpoint names as its previous one. */
    public String hash() {
        return Sha256.hex(bytes());
    }

    public SignedCheckpoint sign(SigningKey key) {
        return new SignedCheckpoint(this, HexFormat.of().formatHex(key.sign(toSign())));
    }

    /** Domain and bytes. */
    public byte[] toSign() {
        byte[] body = bytes();
        byte[] message = new byte[DOMAIN.length + body.length];
        System.arraycopy(DOMAIN, 0, message, 0, DOMAIN.length);
        System.arraycopy(body, 0, message, DOMAIN.length, body.length);
        return message;
    }

    private static String hash(ObjectNode body, String name) {
        String text = body.path(name).asText();
        if (!text.matches("[0-9a-f]{64}")) {
            throw new ExportRefused("the checkpoint's " + name + " is not a hash");
        }
        return text;
    }
}
