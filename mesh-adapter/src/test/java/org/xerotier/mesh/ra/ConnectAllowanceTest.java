package org.xerotier.mesh.ra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.api.PeerKey;

class ConnectAllowanceTest {

    private static final PeerKey KEY = new PeerKey("a1".repeat(32));
    private static final PeerKey OTHER = new PeerKey("b2".repeat(32));

    private long now = Long.MAX_VALUE - 5;
    private final ConnectAllowance allowance = new ConnectAllowance(() -> now);

    @Test
    void burstThenOneEachFiveSeconds() {
        useUp();
        assertThat(allowance.spend(KEY)).isFalse();
        assertThat(allowance.spend(OTHER)).isTrue();

        pass(4_999);
        assertThat(allowance.spend(KEY)).isFalse();
        pass(1);
        assertThat(allowance.spend(KEY)).isTrue();
        assertThat(allowance.spend(KEY)).isFalse();
    }

    @Test
    void wholeBurstComesBackAndNoMore() {
        useUp();
        pass(1_000_000);

        useUp();
        assertThat(allowance.spend(KEY)).isFalse();
    }

    @Test
    void aRefusalCostsNothing() {
        useUp();
        for (int i = 0; i < 100; i++) {
            assertThat(allowance.spend(KEY)).isFalse();
        }
        pass(5_000);
        assertThat(allowance.spend(KEY)).isTrue();
    }

    private void useUp() {
        for (int i = 0; i < ConnectAllowance.BURST; i++) {
            assertThat(allowance.spend(KEY)).isTrue();
        }
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
