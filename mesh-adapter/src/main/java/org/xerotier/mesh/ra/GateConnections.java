package org.xerotier.mesh.ra;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;

/**
 * The connections in the gate. Changed by the gate's thread; looked up by the authenticator (by source address) and the
 * socket's thread (by number).
 */
final class GateConnections {

    private final Map<Long, GateConnection> byId = new ConcurrentHashMap<>();
    private final Map<String, GateConnection> byAddress = new ConcurrentHashMap<>();
    private final Map<PeerKey, GateConnection> speaking = new HashMap<>();
    private final Map<PeerKey, GateConnection> silent = new HashMap<>();
    private long lastId;

    /** The next number whose source address is not in use. */
    long nextId() {
        do {
            lastId++;
        } while (byAddress.containsKey(address(lastId)));
        return lastId;
    }

    void add(GateConnection connection) {
        byId.put(connection.id(), connection);
        byAddress.put(address(connection.id()), connection);
    }

    void remove(GateConnection connection) {
        byId.remove(connection.id());
        byAddress.remove(address(connection.id()));
        PeerKey peer = connection.peer();
        if (peer != null) {
            speaking.remove(peer, connection);
            silent.remove(peer, connection);
        }
    }

    /**
     * Counts as the peer's one connection that has proven its key and said nothing yet.
     *
     * @return the one that did so until now and has to go, or null
     */
    @Nullable
    GateConnection opened(PeerKey peer, GateConnection newcomer) {
        return silent.put(peer, newcomer);
    }

    /**
     * Competes for being the peer's connection: of two that speak the newer one stays.
     *
     * @return the one that has to go, or null
     */
    @Nullable
    GateConnection spoke(PeerKey peer, GateConnection connection) {
        silent.remove(peer, connection);
        GateConnection other = speaking.get(peer);
        if (other != null && other.id() > connection.id()) {
            return connection;
        }
        speaking.put(peer, connection);
        return other;
    }

    @Nullable
    GateConnection byId(long id) {
        return byId.get(id);
    }

    @Nullable
    GateConnection byAddress(String sourceAddress) {
        return byAddress.get(sourceAddress);
    }

    Collection<GateConnection> all() {
        return List.copyOf(byId.values());
    }

    private static String address(long id) {
        return LoopbackAddresses.of(id).getHostAddress();
    }
}
