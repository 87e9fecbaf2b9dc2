package org.xerotier.systemtests.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void theShortOneKillsAHundredTimesAndMore() {
        Plan plan = parse("--short");

        assertThat(plan.agentKills() + plan.routerKills() + plan.databaseKills())
                .isGreaterThanOrEqualTo(100);
        assertThat(plan.onlyRouterDies()).isFalse();
    }

    @Test
    void theFullOneIsWhatWasAskedFor() {
        Plan plan = parse("--full", "--seed", "9");

        assertThat(plan.agentKills()).isEqualTo(300);
        assertThat(plan.routerKills()).isEqualTo(100);
        assertThat(plan.databaseKills()).isEqualTo(60);
        assertThat(plan.cuts()).isEqualTo(100);
        assertThat(plan.pauses()).isEqualTo(50);
        assertThat(plan.minutes()).isLessThanOrEqualTo(80);
        assertThat(plan.seed()).isEqualTo(9);
    }

    @Test
    void aSeedIsDrawnWhereNoneIsGiven() {
        assertThat(parse("--router-only").seed()).isEqualTo(4711);
        assertThat(parse("--router-only").onlyRouterDies()).isTrue();
    }

    @Test
    void whatIsNotUnderstoodIsRefused() {
        assertThatThrownBy(() -> parse("--kill-all")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parse("--cuts", "many")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Plan parse(String... words) {
        return Plan.parse(words, 4711);
    }
}
