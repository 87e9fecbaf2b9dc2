package org.xerotier.router.web.wait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    private final Alarms alarms = new Alarms();
    private final List<String> rung = new ArrayList<>();

    @Test
    void whatIsDueRingsOnceInItsOrder() {
        alarms.at(20, () -> rung.add("b"));
        alarms.at(10, () -> rung.add("a"));
        alarms.at(30, () -> rung.add("c"));

        alarms.tick(5);
        assertThat(rung).isEmpty();
        alarms.tick(20);
        alarms.tick(20);

        assertThat(rung).containsExactly("a", "b");
        assertThat(alarms.size()).isEqualTo(1);
    }

    @Test
    void whatWasTakenBackNeverRings() {
        alarms.at(10, () -> rung.add("a")).run();
        alarms.tick(100);
        assertThat(rung).isEmpty();
        assertThat(alarms.size()).isZero();
    }

    @Test
    void theTickerMayWrap() {
        long justBefore = Long.MAX_VALUE - 5;
        alarms.at(justBefore + 10, () -> rung.add("wrapped"));
        alarms.tick(justBefore);
        assertThat(rung).isEmpty();
        alarms.tick(justBefore + 10);
        assertThat(rung).containsExactly("wrapped");
    }
}
