package org.xerotier.mesh.frame;

import java.nio.charset.StandardCharsets;

/**
 * The agent made the pair and keeps it; nothing has changed yet.
 *
 * @param newPublicKey CURVE public key, 64 hex
 * @param signature Ed25519 by the agent's enrolled signing key over {@link #signedText}
 */
public record CurveRotateAck(String rotationId, String newPublicKey, Bytes signature) implements Frame {

    public CurveRotateAck {
        Bounds.id("rotation_id", rotationId);
        Bounds.text("new_public_key", newPublicKey, 64, 64);
        Bounds.size("signature", signature.length(), 64);
    }

    /** What is signed: the agent, the rotation and the key, so that the word holds for nothing else. */
    public static byte[] signedText(String agentId, String rotationId, String newPublicKey) {
        return "xerotier-curve-rotate-v1\n%s\n%s\n%s"
                .formatted(agentId, rotationId, newPublicKey)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public FrameType type() {
        return FrameType.CURVE_ROTATE_ACK;
    }
}
