package org.xerotier.mesh.ra;

import java.time.Duration;
import org.xerotier.mesh.api.MeshSettings;

/**
 * What the ROUTER is set to.
 *
 * @param sendHigh messages JeroMQ holds for a peer that does not read; then the peer is cut
 * @param pingMillis interval at which quiet peers are asked for a sign of life
 */
record SocketOptions(
        byte[] secretKey,
        long maxMessage,
        int sendHigh,
        int pingMillis,
        int outboundCapacity,
        int ioThreads,
        long probeNanos) {

    static SocketOptions of(MeshSettings settings) {
        return new SocketOptions(
                settings.secretKey(),
                GateRules.LARGEST_FRAME,
                256,
                Math.max(50, settings.idleMillis() / 4),
                settings.outboundCapacity(),
                2,
                Duration.ofSeconds(4).toNanos());
    }
}
