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
 * @param window bytes handed to JeroMQ since it last gave a whole message to the router; more are not read. Bounds
 *     what a peer can pile up with messages it never ends
 */
record GateRules(
        int maxUnauthenticated,
        int maxPerAddress,
        long handshakeNanos,
        long idleNanos,
        long drainNanos,
        long largestFrame,
        long window) {

    /** Length of the command name, nonce, authenticator and inner flags CURVE puts around a message. */
    static final int CURVE_OVERHEAD = 33;

    static final long LARGEST_FRAME = Bounds.MAX_FRAME_BYTES + CURVE_OVERHEAD;

    private static final long WINDOW = 1024 * 1024;

    static GateRules of(MeshSettings settings) {
        return new GateRules(
                settings.maxUnauthenticated(),
                settings.maxUnauthenticatedPerAddress(),
                Duration.ofMillis(settings.handshakeMillis()).toNanos(),
                Duration.ofMillis(settings.idleMillis()).toNanos(),
                Duration.ofSeconds(5).toNanos(),
                LARGEST_FRAME,
                WINDOW);
    }
}
