package org.xerotier.mesh.ra;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;

/**
 * Which routing id leads to which key. A routing id belongs to the first connection heard on it until that connection
 * ends; of two connections with the same key the newer one counts. Changed by the socket's thread only.
 */
final class PeerTable {

    /** @param connection number the gate gave; greater is newer */
    record Route(PeerKey peer, long connection, ByteBuffer routingId) {

        byte[] routingIdBytes() {
            return routingId.array();
        }
    }

    private final Map<PeerKey, Route> byPeer = new ConcurrentHashMap<>();
    private final Map<ByteBuffer, Route> byRoutingId = new HashMap<>();

    /** @return whether a frame of this connection, arriving with this routing id, counts */
    boolean heard(PeerKey peer, long connection, byte[] routingId) {
        ByteBuffer id = ByteBuffer.wrap(routingId);
        Route owner = byRoutingId.get(id);
        if (owner == null) {
            owner = new Route(peer, connection, id);
            byRoutingId.put(id, owner);
        } else if (owner.connection() != connection) {
            return false;
        }
        Route current = byPeer.get(peer);
        if (current != null && current.connection() > connection) {
            return false;
        }
        if (current != owner) {
            byPeer.put(peer, owner);
        }
        return true;
    }

    /** @return the peer that has no connection left now, or null */
    @Nullable
    PeerKey ended(byte[] routingId) {
        Route route = byRoutingId.remove(ByteBuffer.wrap(routingId));
        return route != null && byPeer.remove(route.peer(), route) ? route.peer() : null;
    }

    @Nullable
    Route route(PeerKey peer) {
        return byPeer.get(peer);
    }

    int count() {
        return byPeer.size();
    }

    List<PeerKey> peers() {
        return List.copyOf(byPeer.keySet());
    }
}
