package org.xerotier.mesh.ra;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Counts connections that have proven nothing yet. Used by the gate's thread only. */
final class HandshakeCaps {

    private static final int IPV6_NETWORK = 8;

    private final int total;
    private final int perAddress;
    private final Map<ByteBuffer, Integer> byAddress = new HashMap<>();
    private int count;

    HandshakeCaps(int total, int perAddress) {
        this.total = total;
        this.perAddress = perAddress;
    }

    boolean enter(InetAddress address) {
        ByteBuffer key = key(address);
        if (count >= total || byAddress.getOrDefault(key, 0) >= perAddress) {
            return false;
        }
        count++;
        byAddress.merge(key, 1, Integer::sum);
        return true;
    }

    void leave(InetAddress address) {
        count--;
        byAddress.computeIfPresent(key(address), (a, n) -> n == 1 ? null : n - 1);
    }

    int count() {
        return count;
    }

    /** One IPv6 customer owns a whole /64, so that counts as one address. */
    private static ByteBuffer key(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(bytes.length == 4 ? bytes : Arrays.copyOf(bytes, IPV6_NETWORK));
    }
}
