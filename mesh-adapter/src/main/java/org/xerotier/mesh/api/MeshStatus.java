package org.xerotier.mesh.api;

/**
 * A snapshot of the socket.
 *
 * @param bound the public port listens and ZAP answers
 * @param address where the gate listens, {@code host:port}
 * @param peers enrolled peers with a live connection
 * @param droppedForeign frames dropped because their key was not enrolled or not the connection's
 * @param droppedMalformed frames dropped because they did not decode
 * @param refusedConnections connections the gate refused or timed out
 */
public record MeshStatus(
        boolean bound,
        String address,
        int peers,
        long framesIn,
        long framesOut,
        long droppedForeign,
        long droppedMalformed,
        long refusedConnections) {}
