package org.xerotier.router.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xerotier.router.kernel.Ticker;

/**
 * Counts wrong credentials per address or name in windows of a minute. The table is bounded: whoever was not heard of for
 * longest is forgotten first. Callers who are never wrong never enter it.
 */
final class WrongTries {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int CAPACITY = 10_000;

    private static final class Tally {
        private long since;
        private int count;
    }

    private final Ticker ticker;
    private final int most;
    private final Map<String, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
            return size() > CAPACITY;
        }
    };

    WrongTries(Ticker ticker, int most) {
        this.ticker = ticker;
        this.most = most;
    }

    /** Refuses if there were too many already. */
    synchronized void requireRoom(String who) {
        Tally tally = tallies.get(who);
        if (tally != null && isFresh(tally) && tally.count >= most) {
            throw refusal(tally);
        }
    }

    /** Notes a wrong one; refuses with 429 from the first on that is too many. */
    synchronized void wrong(String who) {
        Tally tally = tallies.computeIfAbsent(who, key -> new Tally());
        if (tally.count == 0 || !isFresh(tally)) {
            tally.since = ticker.nanos();
            tally.count = 0;
        }
        tally.count = Math.min(tally.count + 1, most + 1);
        if (tally.count > most) {
            throw refusal(tally);
        }
    }

    /** Forgets the wrong ones of somebody who got it right. */
    synchronized void right(String who) {
        tallies.remove(who);
    }

    synchronized int size() {
        return tallies.size();
    }

    /** Machines of one network share their count: whoever has a /64 of addresses has one address here. */
    static String network(String address) {
        int groups = 4;
        if (!address.contains(":") || address.contains(".")) {
            return address;
        }
        String[] parts = address.split("::", 2)[0].split(":");
        return String.join(":", java.util.Arrays.copyOf(parts, Math.min(parts.length, groups))) + "::/64";
    }

    private boolean isFresh(Tally tally) {
        return ticker.nanos() - tally.since < WINDOW.toNanos();
    }

    private RuntimeException refusal(Tally tally) {
        Duration left = WINDOW.minusNanos(ticker.nanos() - tally.since);
        return SecurityError.TOO_MANY_ATTEMPTS.because(
                "There were too many wrong credentials in the last minute; wait, then use the right ones.",
                left.isNegative() ? Duration.ofSeconds(1) : left);
    }
}
