package org.xerotier.mesh.frame;

/**
 * The agent has taken the dispatch, or says why not. A refusal is the fenced answer "not started": the agent will never
 * start this epoch.
 *
 * @param code empty when accepted, else for example {@code agent_draining}, {@code stale_epoch}, {@code digest_mismatch}
 */
public record DispatchAck(String invocationId, long epoch, boolean accepted, String code, String message)
        implements Frame {

    public DispatchAck {
        Bounds.id("invocation_id", invocationId);
        Bounds.range("epoch", epoch, 1, Long.MAX_VALUE);
        Bounds.text("code", code, 0, Bounds.MAX_NAME);
        Bounds.text("message", message, 0, Bounds.MAX_MESSAGE);
    }

    @Override
    public FrameType type() {
        return FrameType.DISPATCH_ACK;
    }

    @Override
    public String lane() {
        return invocationId;
    }
}
