package org.xerotier.router.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.xerotier.router.kernel.RouterException;

class WrongTriesTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final WrongTries tries = new WrongTries(nanos::get, 20);

    @Test
    void theTwentyFirstInAMinuteIsTooMany() {
        for (int i = 0; i < 20; i++) {
            tries.wrong("192.0.2.1");
        }
        assertRefused(() -> tries.wrong("192.0.2.1"));
        assertRefused(() -> tries.requireRoom("192.0.2.1"));
        assertThatCode(() -> tries.wrong("192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void aMinuteLaterItIsForgotten() {
        for (int i = 0; i < 20; i++) {
            tries.wrong("192.0.2.1");
        }
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        assertRefused(() -> tries.wrong("192.0.2.1"));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThatCode(() -> tries.requireRoom("192.0.2.1")).doesNotThrowAnyException();
        assertThatCode(() -> tries.wrong("192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void theTableIsBounded() {
        for (int i = 0; i < 20_000; i++) {
            tries.wrong("host-" + i);
        }
        assertThat(tries.size()).isEqualTo(10_000);
    }

    @Test
    void whoIsNeverWrongNeverEntersIt() {
        tries.requireRoom("192.0.2.9");
        assertThat(tries.size()).isZero();
    }

    @Test
    void aNetworkOfAddressesCountsAsOne() {
        assertThat(WrongTries.network("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(WrongTries.network("2001:db8:1:2:ffff::1"))
                .isNotEqualTo(WrongTries.network("2001:db8:1:3::1"));
        assertThat(WrongTries.network("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    private static void assertRefused(Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(RouterException.class, e -> {
            assertThat(e.code().code()).isEqualTo("too_many_attempts");
            assertThat(e.code().status()).isEqualTo(429);
            assertThat(e.retryAfter()).isPresent();
        });
    }
}
