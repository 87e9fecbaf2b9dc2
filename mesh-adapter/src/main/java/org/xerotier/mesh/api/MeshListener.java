package org.xerotier.mesh.api;

import org.xerotier.mesh.frame.Envelope;

/**
 * What a message-driven bean implements to receive frames. Called on a container thread; frames of one peer with the
 * same {@link org.xerotier.mesh.frame.Frame#lane() lane} arrive one after the other, in order.
 */
public interface MeshListener {

    /** A frame from an enrolled peer, decoded and within all bounds. */
    void onFrame(PeerKey peer, Envelope envelope);

    /**
     * The connection a peer's frames came from is gone. Comes after all frames of its session lane, possibly before
     * those of other lanes; a {@code hello} after it means the peer is back.
     */
    void onPeerLost(PeerKey peer);
}
