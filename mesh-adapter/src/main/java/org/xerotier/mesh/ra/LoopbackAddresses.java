package org.xerotier.mesh.ra;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A source address of its own for each connection the gate makes to JeroMQ, out of 127.0.0.0/8. JeroMQ tells the
 * authenticator the address a handshake comes from but not the port, so this is what ties a key to a connection; a peer
 * cannot influence it.
 */
final class LoopbackAddresses {

    private static final int FIRST = 0x000100;
    private static final int COUNT = 0xfffe00;

    private LoopbackAddresses() {}

    /** Repeats after sixteen million connections. */
    static InetAddress of(long connection) {
        int host = FIRST + (int) Math.floorMod(connection, (long) COUNT);
        try {
            return InetAddress.getByAddress(new byte[] {127, (byte) (host >>> 16), (byte) (host >>> 8), (byte) host});
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }
}
