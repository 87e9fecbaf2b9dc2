package org.xerotier.router.notify;

import java.security.SecureRandom;
import java.time.Duration;

/**
 * How long to wait after a failed attempt: four times longer each time, between half and one and a half of that by chance,
 * so that receivers that failed together are not visited together.
 */
final class Backoff {

    private static final int FACTOR = 4;

    private final Duration first;
    private final Duration longest;
    private final SecureRandom random;

    Backoff(Duration first, Duration longest, SecureRandom random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** @param attempts made so far, at least one */
    Duration after(int attempts) {
        long middle = first.toMillis();
        for (int i = 1; i < attempts && middle < longest.toMillis(); i++) {
            middle *= FACTOR;
        }
        long spread = Math.min(middle, longest.toMillis());
        return Duration.ofMillis(spread / 2 + Math.round(random.nextDouble() * spread));
    }
}
