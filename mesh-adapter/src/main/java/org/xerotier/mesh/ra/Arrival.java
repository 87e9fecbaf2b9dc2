package org.xerotier.mesh.ra;

import org.jspecify.annotations.Nullable;

/**
 * A message as JeroMQ handed it over.
 *
 * @param stamp what the authenticator wrote on the connection, or null
 * @param userId the {@code User-Id} property, which a peer can forge, or null
 * @param announced the identity the peer chose for itself, or null
 * @param payload the frame, or null if the message had more or fewer than one part
 * @param wireBytes what the message took on the wire, for the gate's window
 */
record Arrival(
        byte[] routingId,
        @Nullable Stamp stamp,
        @Nullable String userId,
        @Nullable String announced,
        byte @Nullable [] payload,
        long wireBytes) {

    private static final int MADE_HERE = 5;

    /** Routing ids the ROUTER makes up have five bytes, the first of them zero. */
    boolean isRouterMade() {
        return routingId.length == MADE_HERE && routingId[0] == 0 && (announced == null || announced.isEmpty());
    }

    boolean isStamped() {
        return stamp != null && stamp.peer().hex().equals(userId);
    }
}
