package org.xerotier.router.security;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Ticker;

/**
 * A key set behind a URL. It is fetched when first needed, again when it is old, and again when a token names a key it
 * lacks; the last at most every half minute, so that made-up key ids cost nothing. While it cannot be fetched, the former
 * set serves on for a day. One request fetches, the others go on with what there is.
 */
final class FetchedKeys implements KeySource {

    static final Duration FRESH = Duration.ofMinutes(10);
    static final Duration USABLE = Duration.ofDays(1);
    static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

    /** Brings the document, bounded in size and time. */
    interface Fetch {
        byte[] fetch() throws IOException;
    }

    private record Held(KeySet keys, long at) {}

    private final String name;
    private final Fetch fetch;
    private final Ticker ticker;
    private final ReentrantLock desk = new ReentrantLock();
    private volatile @Nullable Held held;
    private volatile @Nullable Long lastTry;

    FetchedKeys(String name, Fetch fetch, Ticker ticker) {
        this.name = name;
        this.fetch = fetch;
        this.ticker = ticker;
    }

    @Override
    public Optional<JWK> find(@Nullable String kid) {
        Held present = held;
        if (present == null || isOlder(present.at(), FRESH)) {
            refresh(present == null);
        }
        Optional<JWK> found = usable().flatMap(keys -> keys.find(kid));
        if (found.isPresent()) {
            return found;
        }
        refresh(false);
        return usable().flatMap(keys -> keys.find(kid));
    }

    private Optional<KeySet> usable() {
        Held present = held;
        return present == null || isOlder(present.at(), USABLE) ? Optional.empty() : Optional.of(present.keys());
    }

    /** Waits for another's fetch only if there is nothing to go on with. */
    private void refresh(boolean waits) {
        if (waits) {
            desk.lock();
        } else if (!desk.tryLock()) {
            return;
        }
        try {
            Long before = lastTry;
            if (before != null && !isOlder(before, BETWEEN_FETCHES)) {
                return;
            }
            lastTry = ticker.nanos();
            KeySet fetched = KeySet.parse(fetch.fetch());
            held = new Held(fetched, ticker.nanos());
            SecurityLog.keySetFetched(name, fetched.thumbprints());
        } catch (IOException | IllegalArgumentException e) {
            SecurityLog.keySetNotFetched(name, e);
        } finally {
            desk.unlock();
        }
    }

    private boolean isOlder(long at, Duration age) {
        return ticker.nanos() - at >= age.toNanos();
    }
}
