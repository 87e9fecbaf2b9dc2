package org.xerotier.mesh.frame;

/**
 * Stop this: before its start it never starts, after it the process group gets TERM, then KILL.
 */
public record Cancel(String invocationId, long epoch, String reason) implements Frame {

    public Cancel {
        Bounds.id("invocation_id", invocationId);
        Bounds.range("epoch", epoch, 1, Long.MAX_VALUE);
        Bounds.text("reason", reason, 0, Bounds.MAX_MESSAGE);
    }

    @Override
    public FrameType type() {
        return FrameType.CANCEL;
    }

    @Override
    public String lane() {
        return invocationId;
    }
}
