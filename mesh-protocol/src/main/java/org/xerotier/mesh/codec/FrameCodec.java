package org.xerotier.mesh.codec;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.codec.MalformedFrame.Reason;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.FrameType;

/**
 * Envelopes to bytes and back. Equal envelopes give equal bytes. Any bytes that are no acceptable envelope of protocol
 * version {@value Envelope#VERSION} give {@link MalformedFrame}, in bounded time and memory.
 */
public final class FrameCodec {

    public static final int MAX_FRAME_BYTES = Bounds.MAX_FRAME_BYTES;

    private FrameCodec() {}

    public static byte[] encode(Envelope envelope) {
        FieldMap payload = new FieldMap();
        form(envelope.type()).write(envelope.frame(), payload);
        return BoundedPacker.pack(new FieldMap()
                .put("v", envelope.version())
                .put("type", envelope.type().wireName())
                .put("frame_id", envelope.frameId())
                .put("ts", envelope.timestampMillis())
                .put("trace_context", envelope.traceContext())
                .put("payload", payload.map())
                .map());
    }

    public static Envelope decode(byte[] bytes) {
        return decode(bytes, null);
    }

    /** As {@link #decode(byte[])}, and refuses frames which this peer may not send. */
    public static Envelope decode(byte[] bytes, FrameType.@Nullable Sender from) {
        Map<String, @Nullable Object> tree = BoundedUnpacker.unpack(bytes);
        try {
            return envelope(Fields.of(tree), from);
        } catch (MalformedFrame e) {
            throw e.in(frameId(tree));
        } catch (IllegalArgumentException e) {
            // The records' own rules, for instance that a part's index is below its count.
            throw new MalformedFrame(Reason.OUT_OF_RANGE, String.valueOf(e.getMessage())).in(frameId(tree));
        }
    }

    private static Envelope envelope(Fields in, FrameType.@Nullable Sender from) {
        long version = in.requiredLong("v", Long.MIN_VALUE, Long.MAX_VALUE);
        if (version != Envelope.VERSION) {
            throw new MalformedFrame(
                    Reason.UNSUPPORTED_VERSION,
                    "protocol version " + version + " is not spoken here; speak " + Envelope.VERSION);
        }
        FrameType type = FrameType.ofWireName(in.requiredString("type", 64))
                .orElseThrow(() -> new MalformedFrame(Reason.UNKNOWN_TYPE, "this type of frame is not known here"));
        if (from != null && type.sender() != from && type.sender() != FrameType.Sender.EITHER) {
            throw new MalformedFrame(Reason.WRONG_SENDER, "a " + type.wireName() + " frame comes from the other side");
        }
        String trace = in.optionalString("trace_context", 128);
        Frame frame = form(type).read(in.requiredMap("payload"));
        return new Envelope(
                (int) version,
                in.requiredString("frame_id", Bounds.MAX_ID),
                in.requiredLong("ts", 0, Long.MAX_VALUE),
                trace == null ? "" : trace,
                frame);
    }

    private static String frameId(Map<String, @Nullable Object> tree) {
        return tree.get("frame_id") instanceof String id && id.length() <= Bounds.MAX_ID ? id : "";
    }

    private static FrameForm<?> form(FrameType type) {
        return switch (type) {
            case HELLO -> SessionForms.HELLO;
            case HELLO_ACK -> SessionForms.HELLO_ACK;
            case MANIFEST_PART -> SessionForms.MANIFEST_PART;
            case LEASE_RENEWAL -> SessionForms.LEASE_RENEWAL;
            case LEASE_ACK -> SessionForms.LEASE_ACK;
            case DISPATCH -> InvocationForms.DISPATCH;
            case DISPATCH_ACK -> InvocationForms.DISPATCH_ACK;
            case STARTED -> InvocationForms.STARTED;
            case PROGRESS -> InvocationForms.PROGRESS;
            case PROGRESS_ACK -> InvocationForms.PROGRESS_ACK;
            case RESULT -> InvocationForms.RESULT;
            case RESULT_ACK -> InvocationForms.RESULT_ACK;
            case CANCEL -> InvocationForms.CANCEL;
            case CANCEL_ACK -> InvocationForms.CANCEL_ACK;
            case CURVE_ROTATE -> SessionForms.CURVE_ROTATE;
            case CURVE_ROTATE_ACK -> SessionForms.CURVE_ROTATE_ACK;
            case CURVE_SWITCH -> SessionForms.CURVE_SWITCH;
            case DISCOVERY_REPORT -> SessionForms.DISCOVERY_REPORT;
            case GOODBYE -> SessionForms.GOODBYE;
            case ERROR -> SessionForms.ERROR;
        };
    }
}
