package org.xerotier.xem.dispatch;

import org.xerotier.xem.time.Ticker;

/**
 * What time it is for the router, told without this host's wall clock: a router's answer carries its time, and the
 * answer came after the question was asked. Counted from the question on the monotonic clock, the time here is never
 * behind the router's and at most one round trip ahead of it. So an answer that lay in a buffer while this process was
 * stopped cannot make an old warrant look young.
 */
final class RouterClock {

    private final Ticker ticker;
    private long ahead;
    private long first;
    private boolean known;

    RouterClock(Ticker ticker) {
        this.ticker = ticker;
    }

    /**
     * The router answered.
     *
     * @param routerMillis its time when it did
     * @param askedAt when it was asked, on the ticker
     */
    void heard(long routerMillis, long askedAt) {
        if (!known) {
            first = routerMillis;
        }
        ahead = routerMillis - askedAt;
        known = true;
    }

    /** What it was when the first router answered this life of the agent; the end of time before. */
    long first() {
        return known ? first : Long.MAX_VALUE;
    }

    /** What it is now. */
    long now() {
        return ahead + ticker.millis();
    }

    /** Whether the moment has passed; yes as long as nothing is known of the router's time. */
    boolean isPast(long routerMillis) {
        return !known || remaining(routerMillis) < 0;
    }

    /** Milliseconds until the moment comes. */
    long remaining(long routerMillis) {
        return routerMillis - ahead - ticker.millis();
    }
}
