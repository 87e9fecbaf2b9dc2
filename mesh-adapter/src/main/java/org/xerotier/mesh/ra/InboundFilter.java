package org.xerotier.mesh.ra;

import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.codec.FrameCodec;
import org.xerotier.mesh.codec.MalformedFrame;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.FrameType;

/**
 * Decides about every message before anything looks inside: whose it is, whether that key is enrolled at this moment,
 * whether it came the way the router made, and whether it is a frame at all. Drops are counted.
 */
final class InboundFilter {

    private final AdmittedKeys admitted;
    private final PeerTable peers;
    private final MeshCounters counters;
    private final ErrorReplies replies;

    InboundFilter(AdmittedKeys admitted, PeerTable peers, MeshCounters counters, ErrorReplies replies) {
        this.admitted = admitted;
        this.peers = peers;
        this.counters = counters;
        this.replies = replies;
    }

    /** @return what to deliver, or null if the message was dropped */
    @Nullable
    Delivery accept(Arrival arrival) {
        Stamp stamp = arrival.stamp();
        if (stamp == null || !arrival.isStamped() || !admitted.contains(stamp.peer())) {
            counters.droppedForeign.increment();
            return null;
        }
        if (!arrival.isRouterMade() || !peers.heard(stamp.peer(), stamp.connection(), arrival.routingId())) {
            counters.droppedForeign.increment();
            return null;
        }
        byte[] payload = arrival.payload();
        if (payload == null) {
            counters.droppedMalformed.increment();
            replies.malformed(stamp.peer(), "malformed_frame", "send each frame as one message part", "");
            return null;
        }
        try {
            Envelope envelope = FrameCodec.decode(payload, FrameType.Sender.AGENT);
            counters.framesIn.increment();
            return Delivery.frame(stamp.peer(), envelope);
        } catch (MalformedFrame e) {
            counters.droppedMalformed.increment();
            replies.malformed(stamp.peer(), e.code(), e.getMessage(), e.frameId());
            return null;
        }
    }
}
