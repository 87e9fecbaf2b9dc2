package org.xerotier.xem.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(100, 30_000, new Random(7));

    @Test
    void waitsGrowToTheLongestAndStayThere() {
        long expected = 100;
        for (int i = 0; i < 40; i++) {
            assertThat(backoff.nextMillis()).isBetween(expected / 2, expected);
            expected = Math.min(30_000, expected * 2);
        }
    }

    @Test
    void successStartsOver() {
        backoff.nextMillis();
        backoff.nextMillis();
        backoff.succeeded();
        assertThat(backoff.tries()).isZero();
        assertThat(backoff.nextMillis()).isBetween(50L, 100L);
    }

    @Test
    void twoAgentsDoNotWaitAlike() {
        Backoff other = new Backoff(100, 30_000, new Random(8));
        boolean differed = false;
        for (int i = 0; i < 10; i++) {
            differed |= backoff.nextMillis() != other.nextMillis();
        }
        assertThat(differed).isTrue();
    }
}
