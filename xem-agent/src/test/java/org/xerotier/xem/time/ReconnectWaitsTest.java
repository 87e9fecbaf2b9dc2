package org.xerotier.xem.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconnectWaitsTest {

    private static final ReconnectWaits.Span SPAN = new ReconnectWaits.Span(1_000, 10_000);
    private static final int FLEET = 5_000;

    private static List<ReconnectWaits> fleet() {
        return IntStream.range(0, FLEET)
                .mapToObj(seed -> new ReconnectWaits(SPAN, new Random(seed)))
                .toList();
    }

    @Test
    void aFleetThatLostItsRouterFillsTheFirstSpanEvenly() {
        int[] tenths = new int[10];
        for (ReconnectWaits agent : fleet()) {
            tenths[(int) ((agent.nextMillis(false, 0) - 1) / 100)]++;
        }
        for (int tenth : tenths) {
            assertThat(tenth).isBetween(FLEET / 10 - 150, FLEET / 10 + 150);
        }
    }

    @Test
    void agentsWithWorkComeFirst() {
        assertThat(fleet()).allMatch(agent -> agent.nextMillis(true, 0) <= 250);
    }

    @Test
    void waitsGrowWithTheFailuresUpToTheLongestAndSpreadWider() {
        List<Long> spreads = new ArrayList<>();
        List<ReconnectWaits> fleet = fleet();
        for (int failures = 0; failures < 12; failures++) {
            List<Long> waits =
                    fleet.stream().map(agent -> agent.nextMillis(false, 0)).toList();
            assertThat(waits).allMatch(wait -> wait >= 1 && wait <= 10_000);
            spreads.add(waits.stream().mapToLong(Long::longValue).sum() / FLEET);
        }
        assertThat(spreads.get(1)).isGreaterThan(spreads.get(0));
        assertThat(spreads.get(3)).isGreaterThan(spreads.get(1));
        assertThat(spreads.get(11)).isGreaterThan(4_000);
    }

    @Test
    void aFleetThatWaitsLongestIsStillSpreadEvenly() {
        List<ReconnectWaits> fleet = fleet();
        fleet.forEach(agent -> IntStream.range(0, 12).forEach(failure -> agent.nextMillis(false, 0)));
        int[] tenths = new int[10];
        for (ReconnectWaits agent : fleet) {
            tenths[(int) ((agent.nextMillis(false, 0) - 1) / 1_000)]++;
        }
        for (int tenth : tenths) {
            assertThat(tenth).isBetween(FLEET / 10 - 150, FLEET / 10 + 150);
        }
    }

    @Test
    void agentsWithWorkComeFirstAfterManyFailuresToo() {
        List<ReconnectWaits> fleet = fleet();
        fleet.forEach(agent -> IntStream.range(0, 12).forEach(failure -> agent.nextMillis(true, 0)));
        assertThat(fleet).allMatch(agent -> agent.nextMillis(true, 0) <= 2_500);
    }

    @Test
    void twoAgentsThatFailedTogetherAreNotInStepAfterwards() {
        ReconnectWaits one = new ReconnectWaits(SPAN, new Random(1));
        ReconnectWaits two = new ReconnectWaits(SPAN, new Random(2));
        long apart = 0;
        for (int i = 0; i < 10; i++) {
            apart += Math.abs(one.nextMillis(false, 0) - two.nextMillis(false, 0));
        }
        assertThat(apart).isGreaterThan(5_000);
    }

    @Test
    void whoWasAskedToWaitWaitsThatLongAndNotAllTheSame() {
        List<Long> waits =
                fleet().stream().map(agent -> agent.nextMillis(true, 20_000)).toList();
        assertThat(waits).allMatch(wait -> wait >= 20_000 && wait <= 30_000);
        assertThat(waits.stream().distinct().count()).isGreaterThan(3_000);
    }

    @Test
    void successBringsTheFirstSpanBack() {
        ReconnectWaits agent = new ReconnectWaits(SPAN, new Random(3));
        for (int i = 0; i < 10; i++) {
            agent.nextMillis(false, 0);
        }
        agent.succeeded();
        assertThat(agent.tries()).isZero();
        assertThat(agent.nextMillis(false, 0)).isLessThanOrEqualTo(1_000);
    }

    @Test
    void waitsThatCannotGrowAreRefused() {
        assertThatThrownBy(() -> new ReconnectWaits.Span(1_000, 999)).isInstanceOf(IllegalArgumentException.class);
    }
}
