package org.xerotier.mesh.ra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LogThrottleTest {

    private long now;
    private final LogThrottle throttle = new LogThrottle(() -> now);
    private final List<Long> lines = new ArrayList<>();

    @Test
    void oneLineInTenSecondsCountsTheOthers() {
        for (int i = 0; i < 50; i++) {
            throttle.log(lines::add);
        }
        now += TimeUnit.SECONDS.toNanos(10);
        throttle.log(lines::add);
        throttle.log(lines::add);
        now += TimeUnit.SECONDS.toNanos(10);
        throttle.log(lines::add);

        assertThat(lines).containsExactly(0L, 49L, 1L);
    }
}
