package org.xerotier.router.web.wait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitTest {

    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final CompletableFuture<Void> alarm = new CompletableFuture<>();
    private final Wait wait = new Wait(answers::incrementAndGet);

    @Test
    void answersOnceWhateverComesFirst() {
        wait.following(closed::incrementAndGet);
        wait.alarm(alarm);

        wait.over();
        wait.over();

        assertThat(answers).hasValue(1);
    }

    @Test
    void letsGoOfItsPlaceAndItsAlarm() {
        wait.following(closed::incrementAndGet);
        wait.alarm(alarm);

        wait.over();

        assertThat(closed).hasValue(1);
        assertThat(alarm).isCancelled();
    }

    @Test
    void whatComesAfterTheEndIsLetGoAtOnce() {
        wait.over();

        wait.following(closed::incrementAndGet);
        wait.alarm(alarm);

        assertThat(closed).hasValue(1);
        assertThat(alarm).isCancelled();
        assertThat(answers).hasValue(1);
    }
}
