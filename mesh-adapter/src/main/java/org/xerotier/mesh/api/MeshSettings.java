package org.xerotier.mesh.api;

import java.util.Arrays;

/**
 * How the mesh listens. Handed over at run time, because the secret key comes out of the database.
 *
 * @param host address the public port binds
 * @param port public port; 0 takes a free one, see {@link MeshStatus#address()}
 * @param secretKey the router's CURVE secret key, 32 bytes
 * @param maxUnauthenticated most connections that have not proven a key yet
 * @param maxUnauthenticatedPerAddress the same from one address
 * @param handshakeMillis time from accept to the end of the handshake
 * @param idleMillis an authenticated peer that is silent this long is cut; it is asked for a sign of life earlier
 * @param lanes deliveries that may run side by side
 * @param laneCapacity frames waiting per lane before the socket is no longer read
 * @param outboundCapacity frames waiting for the socket before senders are refused
 */
public record MeshSettings(
        String host,
        int port,
        byte[] secretKey,
        int maxUnauthenticated,
        int maxUnauthenticatedPerAddress,
        int handshakeMillis,
        int idleMillis,
        int lanes,
        int laneCapacity,
        int outboundCapacity) {

    private static final int KEY_BYTES = 32;

    public MeshSettings {
        if (host.isBlank() || port < 0 || port > 65_535) {
            throw new IllegalArgumentException("the mesh needs a host and a port of 0 to 65535");
        }
        if (secretKey.length != KEY_BYTES) {
            throw new IllegalArgumentException("a CURVE secret key is 32 bytes");
        }
        positive("maxUnauthenticated", maxUnauthenticated);
        positive("maxUnauthenticatedPerAddress", maxUnauthenticatedPerAddress);
        positive("handshakeMillis", handshakeMillis);
        positive("idleMillis", idleMillis);
        positive("lanes", lanes);
        positive("laneCapacity", laneCapacity);
        positive("outboundCapacity", outboundCapacity);
        secretKey = secretKey.clone();
    }

    /** The defaults of the product for everything that is not an address or a key. */
    public static MeshSettings of(String host, int port, byte[] secretKey) {
        return new MeshSettings(host, port, secretKey, 256, 64, 5_000, 60_000, 16, 64, 1_024);
    }

    public MeshSettings withHandshakes(int total, int perAddress, int millis) {
        return new MeshSettings(
                host, port, secretKey, total, perAddress, millis, idleMillis, lanes, laneCapacity, outboundCapacity);
    }

    public MeshSettings withIdleMillis(int millis) {
        return new MeshSettings(
                host,
                port,
                secretKey,
                maxUnauthenticated,
                maxUnauthenticatedPerAddress,
                handshakeMillis,
                millis,
                lanes,
                laneCapacity,
                outboundCapacity);
    }

    public MeshSettings withQueues(int laneCount, int perLane, int outbound) {
        return new MeshSettings(
                host,
                port,
                secretKey,
                maxUnauthenticated,
                maxUnauthenticatedPerAddress,
                handshakeMillis,
                idleMillis,
                laneCount,
                perLane,
                outbound);
    }

    @Override
    public byte[] secretKey() {
        return secretKey.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MeshSettings that
                && toString().equals(that.toString())
                && Arrays.equals(secretKey, that.secretKey);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** Everything but the key. */
    @Override
    public String toString() {
        return "MeshSettings[%s:%d, unauthenticated=%d/%d, handshake=%dms, idle=%dms, lanes=%dx%d, outbound=%d]"
                .formatted(
                        host,
                        port,
                        maxUnauthenticated,
                        maxUnauthenticatedPerAddress,
                        handshakeMillis,
                        idleMillis,
                        lanes,
                        laneCapacity,
                        outboundCapacity);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, is " + value);
        }
    }
}
