package org.xerotier.mesh.api;

import java.util.Set;
import org.xerotier.mesh.frame.Envelope;

/** A handle for talking to peers; cheap, taken per use and closed after. */
public interface MeshConnection extends AutoCloseable {

    /**
     * Starts listening. Call it after {@link #admit(Set)}, or agents are turned away until then. Doing it again with the
     * same settings changes nothing; with other settings the old socket is closed first.
     *
     * @throws MeshNotOpened if the port cannot be bound or the authenticator does not answer
     */
    void open(MeshSettings settings);

    /** Stops listening and cuts every peer; what was not delivered by then is sent again by the peers. Does nothing when not open. */
    void closeSocket();

    /**
     * Hands a frame to the socket's thread.
     *
     * @throws PeerUnreachable if the peer has no connection here, or the outbound queue is full: nothing was sent
     */
    void send(PeerKey peer, Envelope envelope);

    /** Replaces the set of keys that may connect. Connections of keys that left the set are closed to all traffic at once. */
    void admit(Set<PeerKey> enrolled);

    /** Adds one key to those that may connect. */
    void admit(PeerKey enrolled);

    /** Takes one key out; its frames are dropped from now on. */
    void expel(PeerKey revoked);

    /** What the socket looks like now, for health and metrics. */
    MeshStatus status();

    @Override
    void close();
}
