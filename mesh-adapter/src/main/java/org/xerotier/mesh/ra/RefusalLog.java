package org.xerotier.mesh.ra;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Keeps a flood of refused connections from becoming a flood of lines. Used by the gate's thread only. */
final class RefusalLog {

    private static final long QUIET = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoTime;
    private long nextAt;
    private long skipped;

    RefusalLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.nextAt = nanoTime.getAsLong();
    }

    void refused(InetAddress remote, String reason) {
        long now = nanoTime.getAsLong();
        if (now - nextAt < 0) {
            skipped++;
            return;
        }
        MeshLog.refused(remote, reason, skipped);
        skipped = 0;
        nextAt = now + QUIET;
    }
}
