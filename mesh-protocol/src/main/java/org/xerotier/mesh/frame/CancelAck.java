package org.xerotier.mesh.frame;

/**
 * What the cancel met.
 *
 * @param state {@code not_started} (fenced: it never will), {@code stopping}, {@code finished} or {@code unknown}
 */
public record CancelAck(String invocationId, long epoch, String state) implements Frame {

    public CancelAck {
        Bounds.id("invocation_id", invocationId);
        Bounds.range("epoch", epoch, 1, Long.MAX_VALUE);
        Bounds.text("state", state, 1, 32);
    }

    @Override
    public FrameType type() {
        return FrameType.CANCEL_ACK;
    }

    @Override
    public String lane() {
        return invocationId;
    }
}
