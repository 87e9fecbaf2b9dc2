package org.xerotier.mesh.ra;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.api.PeerUnreachable;
import org.xerotier.mesh.codec.FrameCodec;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.WireError;

/** Tells an enrolled peer that a frame of its could not be read. */
final class ErrorReplies {

    private final BiConsumer<PeerKey, byte[]> outbound;
    private final Clock clock;
    private final AtomicLong count = new AtomicLong();

    ErrorReplies(BiConsumer<PeerKey, byte[]> outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    void malformed(PeerKey peer, String code, String message, String frameId) {
        String text = message.length() > Bounds.MAX_MESSAGE ? message.substring(0, Bounds.MAX_MESSAGE) : message;
        Envelope reply = new Envelope(
                Envelope.VERSION,
                "mesh-" + count.incrementAndGet(),
                clock.millis(),
                "",
                new WireError(code, text, frameId));
        try {
            outbound.accept(peer, FrameCodec.encode(reply));
        } catch (PeerUnreachable e) {
            // The peer has worse problems than its frame; the drop is counted either way.
            return;
        }
    }
}
