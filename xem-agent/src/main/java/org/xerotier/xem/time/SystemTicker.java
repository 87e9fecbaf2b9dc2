package org.xerotier.xem.time;

/** The machine's monotonic clock. */
public final class SystemTicker implements Ticker {

    private final long origin = System.nanoTime();

    @Override
    public long millis() {
        return (System.nanoTime() - origin) / 1_000_000;
    }
}
