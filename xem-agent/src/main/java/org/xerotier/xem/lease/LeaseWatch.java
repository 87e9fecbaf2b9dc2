package org.xerotier.xem.lease;

import java.util.OptionalLong;
import org.xerotier.xem.time.Ticker;

/**
 * When to renew the lease, and when to stop believing in the router: a whole lease without its answer means the
 * connection is worth nothing, whatever the socket says.
 */
public final class LeaseWatch {

    private final long intervalMillis;
    private final Ticker ticker;
    private long leaseMillis;
    private long heardAt;
    private long renewAt;
    private long sequence;
    private long askedAt;

    public LeaseWatch(long intervalMillis, Ticker ticker) {
        this.intervalMillis = intervalMillis;
        this.ticker = ticker;
        this.leaseMillis = 3 * intervalMillis;
    }

    /** A session began; the router grants leases of this length. */
    public void begin(long grantedMillis) {
        sequence = 0;
        renewAt = ticker.millis() + intervalMillis;
        renewed(grantedMillis);
    }

    /** The router answered a renewal. */
    public void renewed(long grantedMillis) {
        heardAt = ticker.millis();
        leaseMillis = Math.max(grantedMillis, intervalMillis);
    }

    public boolean isDue() {
        return ticker.millis() >= renewAt;
    }

    /** The number of the renewal that goes out now. */
    public long next() {
        askedAt = ticker.millis();
        renewAt = askedAt + intervalMillis;
        return ++sequence;
    }

    /** When the renewal with this number went out, if it is the latest. */
    public OptionalLong askedAt(long number) {
        return number == sequence && number > 0 ? OptionalLong.of(askedAt) : OptionalLong.empty();
    }

    public boolean hasLapsed() {
        return ticker.millis() - heardAt > leaseMillis;
    }

    public long leaseMillis() {
        return leaseMillis;
    }
}
