package org.xerotier.mesh.frame;

/**
 * The result is on record (or is known to be worthless); the agent may forget the invocation.
 *
 * @param disposition {@code recorded}, {@code duplicate}, {@code stale} or {@code unknown}
 */
public record ResultAck(String invocationId, long epoch, String disposition) implements Frame {

    public ResultAck {
        Bounds.id("invocation_id", invocationId);
        Bounds.range("epoch", epoch, 1, Long.MAX_VALUE);
        Bounds.text("disposition", disposition, 1, 32);
    }

    @Override
    public FrameType type() {
        return FrameType.RESULT_ACK;
    }

    @Override
    public String lane() {
        return invocationId;
    }
}
