package org.xerotier.xem.time;

import java.util.random.RandomGenerator;

/**
 * How long to stay away after a session ended. The first wait is drawn from all of a short span, so that a fleet whose
 * router restarted comes back spread over it; an agent with work in flight draws from a quarter of it and so comes
 * first. Every further wait is drawn between the shortest and three times the one before ("decorrelated"), up to the
 * longest: the spread grows with the number of failures, and no two agents stay in step.
 */
public final class ReconnectWaits {

    /**
     * @param firstMillis span of the first wait
     * @param longestMillis of any wait
     */
    public record Span(long firstMillis, long longestMillis) {

        public Span {
            if (firstMillis < 4 || longestMillis < firstMillis) {
                throw new IllegalArgumentException("waits must grow from at least 4 ms");
            }
        }
    }

    private final Span span;
    private final RandomGenerator random;
    private long last;
    private int tries;

    public ReconnectWaits(Span span, RandomGenerator random) {
        this.span = span;
        this.random = random;
    }

    /**
     * The next wait.
     *
     * @param atLeast as the router asked, or 0; what is added to it is up to half of it, so that those who were asked
     *     together do not come together
     */
    public long nextMillis(boolean workInFlight, long atLeast) {
        long wait;
        if (tries == 0) {
            wait = 1 + random.nextLong(workInFlight ? span.firstMillis() / 4 : span.firstMillis());
        } else {
            long shortest = span.firstMillis() / 4;
            wait = Math.min(span.longestMillis(), shortest + random.nextLong(3 * Math.max(last, shortest) - shortest));
        }
        last = tries == 0 ? span.firstMillis() : wait;
        tries++;
        return atLeast > 0 ? Math.max(wait, atLeast + random.nextLong(atLeast / 2 + 1)) : wait;
    }

    /** A short wait for a reconnect that is the agent's own wish. */
    public long briefMillis() {
        return 1 + random.nextLong(span.firstMillis() / 4);
    }

    /** Tries since the last success. */
    public int tries() {
        return tries;
    }

    public void succeeded() {
        tries = 0;
        last = 0;
    }
}
