package org.xerotier.mesh.key;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import org.xerotier.mesh.json.CanonicalJson;

/**
 * Shows when a token is refreshed that it is the enrolled agent that asks, not somebody who found its token.
 *
 * @param issuedAt RFC 3339 in UTC, exactly as signed
 * @param signature Ed25519 over the canonical JSON of {@code {agent_id, issued_at, token_id}}, 128 lower-case hex digits
 */
public record RefreshProof(String issuedAt, String signature) {

    public RefreshProof {
        try {
            Instant.parse(issuedAt);
            Encodings.unhex("signature", signature, VerifyingKey.SIGNATURE_BYTES);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("issued_at must be an RFC 3339 instant in UTC", e);
        } catch (KeyRefused e) {
            // Records read from JSON speak through this exception; see JsonMapping.
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Made by the agent for the token it holds. */
    public static RefreshProof create(SigningKey key, String agentId, String tokenId, Instant now) {
        String issuedAt = now.toString();
        return new RefreshProof(issuedAt, Encodings.hex(key.sign(transcript(agentId, tokenId, issuedAt))));
    }

    /** Whether the agent with this key made it for this token. Whether it is recent is for the caller to say. */
    public boolean verify(VerifyingKey key, String agentId, String tokenId) {
        return key.verify(
                transcript(agentId, tokenId, issuedAt),
                Encodings.unhex("signature", signature, VerifyingKey.SIGNATURE_BYTES));
    }

    public Instant issuedAtInstant() {
        return Instant.parse(issuedAt);
    }

    private static byte[] transcript(String agentId, String tokenId, String issuedAt) {
        ObjectNode claim = JsonNodeFactory.instance.objectNode();
        claim.put("agent_id", agentId);
        claim.put("issued_at", issuedAt);
        claim.put("token_id", tokenId);
        return CanonicalJson.write(claim);
    }
}
