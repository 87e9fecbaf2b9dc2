package org.xerotier.mesh.ra;

import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;

/** What the socket's thread needs from outside; called on that thread, must not wait. */
interface SocketEvents {

    /** @return what to deliver, or null if the message was dropped */
    @Nullable
    Delivery arrived(Arrival arrival);

    /** The connection behind a routing id ended. @return the peer that is gone, or null */
    @Nullable
    PeerKey ended(byte[] routingId);

    /** @return false if there is no room: it will be offered again */
    boolean offer(Delivery delivery);

    /** Where frames for a peer go, or null if it has no connection. */
    PeerTable.@Nullable Route route(PeerKey peer);

    /** The peer does not take frames on this route, or it leads nowhere. */
    void unreachable(PeerTable.Route route);

    /** The thread ended although nobody asked it to, or the authenticator is silent. */
    void failed(Throwable cause);

    /** A thread inside JeroMQ died; nothing can bring it back. */
    void died(Throwable cause);
}
