package org.xerotier.mesh.frame;

/**
 * The tool has begun. Sent only when it runs longer than a moment; {@link Result} carries the time as well.
 *
 * @param startedAtMillis the agent's wall clock
 */
public record Started(String invocationId, long epoch, long startedAtMillis) implements Frame {

    public Started {
        Bounds.id("invocation_id", invocationId);
        Bounds.range("epoch", epoch, 1, Long.MAX_VALUE);
    }

    @Override
    public FrameType type() {
        return FrameType.STARTED;
    }

    @Override
    public String lane() {
        return invocationId;
    }
}
