package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HelloGateTest {

    private final AtomicLong nanos = new AtomicLong();
    private final HelloGate gate = new HelloGate(4, nanos::get, most -> most - 1);

    @Test
    void aQuarterIsKeptForAgentsWithWorkInFlight() {
        for (int i = 0; i < 3; i++) {
            assertThat(gate.enter(false)).isEmpty();
        }

        assertThat(gate.enter(false)).isPresent();
        assertThat(gate.enter(true)).isEmpty();
        assertThat(gate.enter(true)).isPresent();

        gate.leave(1);
        gate.leave(1);
        assertThat(gate.enter(false)).isEmpty();
    }

    @Test
    void theMoreAreTurnedAwayTheLaterTheLastComesBackWithinReason() {
        for (int i = 0; i < 4; i++) {
            gate.enter(true);
        }
        Duration first = gate.enter(false).orElseThrow();
        Duration last = first;
        for (int i = 0; i < 1_000; i++) {
            last = gate.enter(false).orElseThrow();
        }
        assertThat(last).isGreaterThan(first);
        for (int i = 0; i < 100_000; i++) {
            last = gate.enter(false).orElseThrow();
        }
        assertThat(last).isLessThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aRushThatIsOverIsForgotten() {
        for (int i = 0; i < 4; i++) {
            gate.enter(true);
        }
        for (int i = 0; i < 10_000; i++) {
            gate.enter(false);
        }
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());

        assertThat(gate.enter(false).orElseThrow()).isLessThanOrEqualTo(Duration.ofMillis(501));
    }
}
