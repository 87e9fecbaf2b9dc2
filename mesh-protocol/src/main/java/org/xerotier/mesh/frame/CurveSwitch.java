package org.xerotier.mesh.frame;

/**
 * The new key is admitted: come back with it. The router stops listening to the old key once a hello came under the new
 * one.
 */
public record CurveSwitch(String rotationId) implements Frame {

    public CurveSwitch {
        Bounds.id("rotation_id", rotationId);
    }

    @Override
    public FrameType type() {
        return FrameType.CURVE_SWITCH;
    }
}
