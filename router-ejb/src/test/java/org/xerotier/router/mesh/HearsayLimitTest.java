package org.xerotier.router.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ids;

class HearsayLimitTest {

    private final Ids ids = new Ids(Clock.systemUTC(), new SecureRandom());
    private final AgentId loud = AgentId.next(ids);
    private final AgentId other = AgentId.next(ids);
    private long now;
    private final HearsayLimit limit = new HearsayLimit();

    @BeforeEach
    void wire() {
        limit.ticker = () -> now;
    }

    @Test
    void oneLineInTenSecondsSaysHowManyWereLeftOut() {
        assertThat(limit.turn(loud)).hasValue(0);
        assertThat(limit.turn(loud)).isEmpty();
        assertThat(limit.turn(loud)).isEmpty();

        now += TimeUnit.SECONDS.toNanos(10);

        assertThat(limit.turn(loud)).hasValue(2);
        assertThat(limit.turn(loud)).isEmpty();
    }

    @Test
    void aLoudAgentDoesNotSilenceAnother() {
        assertThat(limit.turn(loud)).hasValue(0);
        assertThat(limit.turn(loud)).isEmpty();

        assertThat(limit.turn(other)).hasValue(0);
    }
}
