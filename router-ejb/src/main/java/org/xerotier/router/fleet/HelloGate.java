package org.xerotier.router.fleet;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.xerotier.router.kernel.Ticker;

/**
 * Lets in as many hellos at once as the database bears, agents with work in flight before others: when thousands come
 * back after a restart, those turned away are told to return spread over the time the others take.
 */
final class HelloGate {

    private static final Duration SOONEST = Duration.ofMillis(250);
    private static final Duration LATEST = Duration.ofSeconds(20);
    private static final long WINDOW_NANOS = Duration.ofSeconds(5).toNanos();
    /** What one hello takes before one was seen. */
    private static final long FIRST_GUESS_NANOS = Duration.ofMillis(20).toNanos();

    private final int most;
    private final Ticker ticker;
    private final IntUnaryOperator chance;
    private int inside;
    private long usualNanos = FIRST_GUESS_NANOS;
    private long windowBegan;
    private int turnedAway;
    private int turnedAwayBefore;

    /** @param chance a number from 0 to its argument, exclusively */
    HelloGate(int most, Ticker ticker, IntUnaryOperator chance) {
        this.most = most;
        this.ticker = ticker;
        this.chance = chance;
        this.windowBegan = ticker.nanos();
    }

    /** Empty if it may go on, which must then {@link #leave}; else when to come back. */
    synchronized Optional<Duration> enter(boolean hasWork) {
        if (inside < (hasWork ? most : most - most / 4)) {
            inside++;
            return Optional.empty();
        }
        turnWindow();
        turnedAway++;
        return Optional.of(comeBack());
    }

    synchronized void leave(long tookNanos) {
        inside--;
        usualNanos += (tookNanos - usualNanos) / 8;
    }

    /** Spread over the time it takes to greet those who were turned away lately. */
    private Duration comeBack() {
        long waiting = Math.max(turnedAway, turnedAwayBefore);
        long spread = waiting * usualNanos / most / 1_000_000;
        long bounded = Math.min(Math.max(spread, SOONEST.toMillis()), LATEST.toMillis() - SOONEST.toMillis());
        return SOONEST.plusMillis(chance.applyAsInt(Math.toIntExact(bounded) + 1));
    }

    private void turnWindow() {
        long now = ticker.nanos();
        if (now - windowBegan >= WINDOW_NANOS) {
            turnedAwayBefore = now - windowBegan >= 2 * WINDOW_NANOS ? 0 : turnedAway;
            turnedAway = 0;
            windowBegan = now;
        }
    }
}
