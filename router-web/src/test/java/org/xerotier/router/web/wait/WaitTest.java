package org.xerotier.router.web.wait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitTest {

    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger alarmsOff = new AtomicInteger();
    private final Wait wait = new Wait(answers::incrementAndGet);

    @Test
    void answersOnceWhateverComesFirst() {
        wait.following(closed::incrementAndGet);
        wait.alarm(alarmsOff::incrementAndGet);

        wait.over();
        wait.over();

        assertThat(answers).hasValue(1);
    }

    @Test
    void letsGoOfItsPlaceAndItsAlarm() {
        wait.following(closed::incrementAndGet);
        wait.alarm(alarmsOff::incrementAndGet);

        wait.over();

        assertThat(closed).hasValue(1);
        assertThat(alarmsOff).hasValue(1);
    }

    @Test
    void whatComesAfterTheEndIsLetGoAtOnce() {
        wait.over();

        wait.following(closed::incrementAndGet);
        wait.alarm(alarmsOff::incrementAndGet);

        assertThat(closed).hasValue(1);
        assertThat(alarmsOff).hasValue(1);
        assertThat(answers).hasValue(1);
    }
}
