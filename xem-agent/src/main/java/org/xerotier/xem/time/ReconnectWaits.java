package org.xerotier.xem.time;

import java.util.random.RandomGenerator;

/**
 * How long to stay away after a session ended. Each wait is drawn from all of a span, so that a fleet whose router restarted
 * comes back spread over it and no two agents stay in step; the span doubles with every failure up to the longest. An agent
 * with work in flight draws from a quarter of it and so comes first.
 */
public final class ReconnectWaits {

    /**
     * @param firstMillis of the first wait, at most
     * @param longestMillis of any wait
     */
    public record Span(long firstMillis, long longestMillis) {

        public Span {
            if (firstMillis < 4 || longestMillis < firstMillis) {
                throw new IllegalArgumentException("waits must grow from at least 4 ms");
            }
        }
    }

    private static final int MOST_DOUBLINGS = 20;

    private final Span span;
    private final RandomGenerator random;
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
        long reach = Math.min(span.longestMillis(), span.firstMillis() << Math.min(tries, MOST_DOUBLINGS));
        long wait = 1 + random.nextLong(workInFlight ? reach / 4 : reach);
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
    }
}
