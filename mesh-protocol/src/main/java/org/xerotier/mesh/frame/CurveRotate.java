package org.xerotier.mesh.frame;

/**
 * Make a new CURVE key pair and prove with {@link CurveRotateAck} that it is yours. The present key stays good until the
 * agent comes back with the new one. Sent again until it is answered; the same rotation asks for the same pair.
 *
 * @param rotationId names the rotation; the agent keeps the pair it made for it
 * @param reason as the operator gave it
 */
public record CurveRotate(String rotationId, String reason) implements Frame {

    public CurveRotate {
        Bounds.id("rotation_id", rotationId);
        Bounds.text("reason", reason, 0, Bounds.MAX_MESSAGE);
    }

    @Override
    public FrameType type() {
        return FrameType.CURVE_ROTATE;
    }
}
