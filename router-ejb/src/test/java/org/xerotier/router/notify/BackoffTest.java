package org.xerotier.router.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xerotier.router.Actors;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(30), Actors.RANDOM);

    @Test
    void eachWaitIsAboutFourTimesTheOneBefore() {
        long[] middles = {5_000, 20_000, 80_000, 320_000, 1_280_000};
        for (int attempt = 1; attempt <= middles.length; attempt++) {
            for (int i = 0; i < 200; i++) {
                assertThat(backoff.after(attempt).toMillis())
                        .isBetween(middles[attempt - 1] / 2, middles[attempt - 1] * 3 / 2);
            }
        }
    }

    @Test
    void noWaitIsLongerThanOneAndAHalfOfTheLongest() {
        for (int attempt = 6; attempt < 200; attempt++) {
            assertThat(backoff.after(attempt)).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(45));
        }
    }

    @Test
    void receiversThatFailedTogetherAreNotVisitedTogether() {
        Set<Duration> waits = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            waits.add(backoff.after(3));
        }
        assertThat(waits).hasSizeGreaterThan(90);
    }
}
