package org.xerotier.mesh.ra;

import org.xerotier.mesh.codec.FrameCodec;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.Goodbye;
import org.xerotier.mesh.frame.ProgressAck;
import org.xerotier.mesh.frame.Started;
import org.xerotier.mesh.frame.WireError;

/** Frames for tests. */
final class Frames {

    private Frames() {}

    static Envelope goodbye(String id) {
        return envelope(id, new Goodbye("test"));
    }

    static Envelope started(String id, String invocation) {
        return envelope(id, new Started(invocation, 1, 1));
    }

    /** Router to agent. */
    static Envelope ack(String id) {
        return envelope(id, new ProgressAck("inv_1", 1, 1));
    }

    static byte[] bytes(Envelope envelope) {
        return FrameCodec.encode(envelope);
    }

    /** Router to agent, as large as a message may be. */
    static Envelope large(String id) {
        return envelope(id, new WireError("test", "x".repeat(Bounds.MAX_MESSAGE), ""));
    }

    private static Envelope envelope(String id, Frame frame) {
        return new Envelope(Envelope.VERSION, id, 1, "", frame);
    }
}
