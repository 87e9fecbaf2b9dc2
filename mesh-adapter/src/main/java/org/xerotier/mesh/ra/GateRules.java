package org.xerotier.mesh.ra;

import java.time.Duration;
import org.xerotier.mesh.api.MeshSettings;
import org.xerotier.mesh.frame.Bounds;

/**
 * What the gate holds connections to.
 *
 * @param handshakeNanos from accept to the router's READY
 * @param idleNanos silence after which an open connection is cut
 * @param drainNanos time to hand on what was read after one side ended
 * @param largestFrame largest encrypted frame in either direction
 * @param window bytes handed to JeroMQ and not yet taken from it as whole messages; then the client is not read. Bounds
 *     what a peer can pile up, be it by speed or with messages it never ends
 * @param heartbeatBytes how much of the window is forgiven each second, for heartbeats, which never come out as messages
 */
record GateRules(
        int maxUnauthenticated,
        int maxPerAddress,
        long handshakeNanos,
        long idleNanos,
        long drainNanos,
        long largestFrame,
        long window,
        long heartbeatBytes) {

    /** Length of the command name, nonce, authenticator and inner flags CURVE puts around a message. */
    static final int CURVE_OVERHEAD = 33;

    static final long LARGEST_FRAME = Bounds.MAX_FRAME_BYTES + CURVE_OVERHEAD;

    private static final long WINDOW = 256 * 1024;
    private static final long HEARTBEAT_BYTES = 20;
    private static final int SHORT_FRAME = 255;

    static GateRules of(MeshSettings settings) {
        return new GateRules(
                settings.maxUnauthenticated(),
                settings.maxUnauthenticatedPerAddress(),
                Duration.ofMillis(settings.handshakeMillis()).toNanos(),
                Duration.ofMillis(settings.idleMillis()).toNanos(),
                Duration.ofSeconds(5).toNanos(),
                LARGEST_FRAME,
                WINDOW,
                HEARTBEAT_BYTES);
    }

    /** What a message part of this size takes on the wire. */
    static long wireBytes(int size) {
        int frame = size + CURVE_OVERHEAD;
        return frame + (frame > SHORT_FRAME ? 9 : 2);
    }
}
