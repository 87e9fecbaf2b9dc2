package org.xerotier.xem.time;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: doubling from a first wait to a longest one, each wait drawn from its upper
 * half, so that a fleet that lost its router does not come back in step.
 */
public final class Backoff {

    private final long firstMillis;
    private final long longestMillis;
    private final RandomGenerator random;
    private int tries;

    public Backoff(long firstMillis, long longestMillis, RandomGenerator random) {
        if (firstMillis < 1 || longestMillis < firstMillis) {
            throw new IllegalArgumentException("waits must grow from at least 1 ms");
        }
        this.firstMillis = firstMillis;
        this.longestMillis = longestMillis;
        this.random = random;
    }

    public long nextMillis() {
        long full = Math.min(longestMillis, firstMillis << Math.min(tries, 30));
        if (full <= 0) {
            full = longestMillis;
        }
        tries++;
        long half = full / 2;
        return full - (half == 0 ? 0 : random.nextLong(half));
    }

    /** Tries since the last success. */
    public int tries() {
        return tries;
    }

    public void succeeded() {
        tries = 0;
    }
}
