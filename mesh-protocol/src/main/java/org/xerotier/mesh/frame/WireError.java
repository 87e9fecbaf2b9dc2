package org.xerotier.mesh.frame;

/**
 * A frame could not be used. Never sent in answer to an error.
 *
 * @param code stable, for example {@code malformed_frame}, {@code unsupported_version}, {@code hello_required}
 * @param refersTo the {@code frame_id} of the frame meant, or empty
 */
public record WireError(String code, String message, String refersTo) implements Frame {

    public WireError {
        Bounds.text("code", code, 1, Bounds.MAX_NAME);
        Bounds.text("message", message, 0, Bounds.MAX_MESSAGE);
        Bounds.text("refers_to", refersTo, 0, Bounds.MAX_ID);
    }

    @Override
    public FrameType type() {
        return FrameType.ERROR;
    }
}
