package org.xerotier.mesh.frame;

/**
 * Every piece up to {@code sequence} is on record; the agent may let go of it.
 */
public record ProgressAck(String invocationId, long epoch, long sequence) implements Frame {

    public ProgressAck {
        Bounds.id("invocation_id", invocationId);
        Bounds.range("epoch", epoch, 1, Long.MAX_VALUE);
        Bounds.range("sequence", sequence, 0, Long.MAX_VALUE);
    }

    @Override
    public FrameType type() {
        return FrameType.PROGRESS_ACK;
    }

    @Override
    public String lane() {
        return invocationId;
    }
}
