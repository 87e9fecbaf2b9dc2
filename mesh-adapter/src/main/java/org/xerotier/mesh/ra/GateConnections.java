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
    private final Map<PeerKey, GateConnection> open = new HashMap<>();
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
            open.remove(peer, connection);
        }
    }

    /** Takes the place of the peer's older connection, which is returned. */
    @Nullable
    GateConnection supersede(PeerKey peer, GateConnection newest) {
        GateConnection older = open.put(peer, newest);
        return older == newest ? null : older;
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
