package org.xerotier.mesh.frame;

/**
 * What every frame travels in: a MessagePack map {@code {v, type, frame_id, ts, trace_context, payload}}.
 *
 * @param version protocol version of the sender, {@value #VERSION} today
 * @param frameId unique per sender, 1 to 64 characters; errors and acknowledgements refer to it
 * @param timestampMillis sender's wall clock, milliseconds since the epoch; for people, never for decisions
 * @param traceContext W3C {@code traceparent} of the work this frame belongs to, or empty
 * @param frame the payload
 */
public record Envelope(int version, String frameId, long timestampMillis, String traceContext, Frame frame) {

    public static final int VERSION = 1;

    public Envelope {
        Bounds.text("frame_id", frameId, 1, 64);
        Bounds.text("trace_context", traceContext, 0, 128);
    }

    public FrameType type() {
        return frame.type();
    }
}
