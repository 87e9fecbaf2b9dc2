package org.xerotier.xem.time;

/** Time that stands until it is moved. */
public final class ManualTicker implements Ticker {

    private volatile long now = 1_000_000;

    @Override
    public long millis() {
        return now;
    }

    public void advance(long millis) {
        now += millis;
    }
}
