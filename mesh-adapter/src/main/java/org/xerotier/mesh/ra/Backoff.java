package org.xerotier.mesh.ra;

import java.util.random.RandomGenerator;

/** Waiting times between attempts: doubling, capped, and spread so that many waiters do not come back together. */
final class Backoff {

    private static final long FIRST_MILLIS = 50;
    private static final long LARGEST_MILLIS = 5_000;
    private static final int DOUBLINGS = 7;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param attempt from 0 */
    long millis(int attempt) {
        long ceiling = Math.min(LARGEST_MILLIS, FIRST_MILLIS << Math.min(attempt, DOUBLINGS));
        return ceiling / 2 + random.nextLong(ceiling / 2 + 1);
    }
}
