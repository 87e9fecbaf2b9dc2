package org.xerotier.mesh.ra;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Keeps a flood of one kind of event from becoming a flood of lines. */
final class LogThrottle {

    private static final long QUIET = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoTime;
    private long nextAt;
    private long skipped;

    LogThrottle(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.nextAt = nanoTime.getAsLong();
    }

    /** @param line given how many were skipped since the last one; not called while it is quiet */
    synchronized void log(LongConsumer line) {
        long now = nanoTime.getAsLong();
        if (now - nextAt < 0) {
            skipped++;
            return;
        }
        line.accept(skipped);
        skipped = 0;
        nextAt = now + QUIET;
    }
}
