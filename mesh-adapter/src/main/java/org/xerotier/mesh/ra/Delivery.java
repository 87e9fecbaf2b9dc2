package org.xerotier.mesh.ra;

import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.Envelope;

/**
 * One thing for the message endpoint.
 *
 * @param envelope the frame, or null: the peer's connection is gone
 */
record Delivery(PeerKey peer, @Nullable Envelope envelope) {

    static Delivery frame(PeerKey peer, Envelope envelope) {
        return new Delivery(peer, envelope);
    }

    static Delivery lost(PeerKey peer) {
        return new Delivery(peer, null);
    }

    /** Deliveries with the same number keep their order. */
    int laneHash() {
        String lane = envelope == null ? "" : envelope.frame().lane();
        int hash = 31 * peer.hashCode() + lane.hashCode();
        return hash ^ (hash >>> 16);
    }
}
