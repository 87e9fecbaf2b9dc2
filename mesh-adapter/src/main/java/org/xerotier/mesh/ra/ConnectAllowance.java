package org.xerotier.mesh.ra;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.xerotier.mesh.api.PeerKey;

/**
 * How often one key may connect: some times at once, then at a steady pace no honest agent reaches. JeroMQ keeps what
 * belongs to a connection until its timers run out, and a peer can set one of them to nearly two hours, so connections that come
 * and go would pile up. Used by the authenticator's thread only.
 */
final class ConnectAllowance {

    static final int BURST = 20;
    static final long EACH = Duration.ofSeconds(5).toNanos();
    private static final long WHOLE = BURST * EACH;

    private final LongSupplier nanoTime;
    /** For each key the moment from which it has its whole burst again. */
    private final Map<PeerKey, Long> wholeAt = new HashMap<>();

    private long pruneAt;

    ConnectAllowance(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.pruneAt = nanoTime.getAsLong() + WHOLE;
    }

    /** @return false if the key has to wait */
    boolean spend(PeerKey key) {
        long now = nanoTime.getAsLong();
        prune(now);
        long owed = Math.max(0, wholeAt.getOrDefault(key, now) - now);
        if (owed > WHOLE - EACH) {
            return false;
        }
        wholeAt.put(key, now + owed + EACH);
        return true;
    }

    private void prune(long now) {
        if (now - pruneAt >= 0) {
            pruneAt = now + WHOLE;
            wholeAt.values().removeIf(at -> at - now <= 0);
        }
    }
}
