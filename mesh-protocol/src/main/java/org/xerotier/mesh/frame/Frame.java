package org.xerotier.mesh.frame;

/**
 * One thing said on the mesh. The set is closed: a peer that receives a type it does not know answers with
 * {@link WireError} and goes on.
 */
public sealed interface Frame
        permits Hello,
                HelloAck,
                ManifestPart,
                LeaseRenewal,
                LeaseAck,
                Dispatch,
                DispatchAck,
                Started,
                Progress,
                ProgressAck,
                Result,
                ResultAck,
                Cancel,
                CancelAck,
                CurveRotate,
                CurveRotateAck,
                CurveSwitch,
                DiscoveryReport,
                Goodbye,
                WireError {

    /** The name of this frame on the wire. */
    FrameType type();

    /**
     * Frames with the same lane from the same peer must be handled in the order they were sent; others may overtake.
     * The invocation id for frames about one invocation, the empty string for those about the session.
     */
    default String lane() {
        return "";
    }
}
