package org.xerotier.xem.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.xerotier.xem.time.ManualTicker;

class RouterClockTest {

    private static final long T = 1_763_697_600_000L;

    private final ManualTicker ticker = new ManualTicker();
    private final RouterClock clock = new RouterClock(ticker);

    @Test
    void before_the_router_said_what_time_it_is_every_moment_has_passed() {
        assertThat(clock.isPast(T)).isTrue();
        assertThat(clock.isPast(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void a_moment_passes_when_the_ticker_reaches_it() {
        clock.heard(T, ticker.millis());
        ticker.advance(2_000);

        assertThat(clock.isPast(T + 2_000)).isFalse();
        assertThat(clock.isPast(T + 1_999)).isTrue();
        assertThat(clock.remaining(T + 5_000)).isEqualTo(3_000);
    }

    /** The answer lay in a buffer for an hour while the process was stopped; the hour counts. */
    @Test
    void an_answer_that_is_read_late_makes_nothing_look_young() {
        long asked = ticker.millis();
        ticker.advance(3_600_000);
        clock.heard(T, asked);

        assertThat(clock.isPast(T + 60_000)).isTrue();
        assertThat(clock.isPast(T + 3_600_000)).isFalse();
    }

    @Test
    void it_is_ahead_of_the_router_by_one_round_trip_at_most() {
        long asked = ticker.millis();
        ticker.advance(40);
        long routerAnswers = T;
        ticker.advance(60);
        clock.heard(routerAnswers, asked);
        long routersTimeNow = T + 60;

        assertThat(clock.isPast(routersTimeNow - 1)).isTrue();
        assertThat(clock.isPast(routersTimeNow + 40)).isFalse();
    }

    @Test
    void a_router_whose_clock_was_put_right_is_followed_in_both_directions() {
        clock.heard(T, ticker.millis());
        clock.heard(T - 3_600_000, ticker.millis());
        assertThat(clock.isPast(T - 1)).isFalse();

        clock.heard(T + 3_600_000, ticker.millis());
        assertThat(clock.isPast(T + 1)).isTrue();
    }
}
