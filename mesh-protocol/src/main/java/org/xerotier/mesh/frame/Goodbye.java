package org.xerotier.mesh.frame;

/**
 * The agent leaves in good order and has nothing in flight.
 */
public record Goodbye(String reason) implements Frame {

    public Goodbye {
        Bounds.text("reason", reason, 0, Bounds.MAX_MESSAGE);
    }

    @Override
    public FrameType type() {
        return FrameType.GOODBYE;
    }
}
