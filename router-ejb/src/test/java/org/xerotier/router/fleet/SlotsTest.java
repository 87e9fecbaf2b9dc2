package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.InFlight;

class SlotsTest {

    private final Slots slots = new Slots(List.of());

    @Test
    void takingAndGivingBackBalances() {
        slots.take("inv_1");
        slots.take("inv_2");

        assertThat(slots.giveBack("inv_1")).isTrue();
        assertThat(slots.giveBack("inv_1")).isFalse();
        assertThat(slots.used()).isEqualTo(1);
    }

    @Test
    void whatAHelloListsCountsAtOnceUnlessItIsDone() {
        Slots after = new Slots(List.of(
                new InFlight("inv_1", 1, InFlight.Phase.STARTED),
                new InFlight("inv_2", 1, InFlight.Phase.ACCEPTED),
                new InFlight("inv_3", 1, InFlight.Phase.DONE)));

        assertThat(after.used()).isEqualTo(2);
        assertThat(after.giveBack("inv_1")).isTrue();
        assertThat(after.used()).isEqualTo(1);
    }

    @Test
    void aResultThatPassesTheListOnItsWayLeavesNothingBehind() {
        slots.take("inv_1");
        slots.giveBack("inv_1");

        slots.reconcile(started("inv_1"));

        assertThat(slots.used()).isZero();
    }

    @Test
    void workOfAnotherRouterCountsOnceItWasListedTwice() {
        slots.reconcile(started("inv_9"));
        assertThat(slots.used()).isZero();

        slots.reconcile(started("inv_9"));
        assertThat(slots.used()).isEqualTo(1);

        slots.reconcile(started());
        assertThat(slots.used()).isZero();
    }

    @Test
    void aReservationTheAgentNeverMentionsIsGivenUpAfterTwoLists() {
        slots.take("inv_1");

        slots.reconcile(started());
        assertThat(slots.used()).isEqualTo(1);

        slots.reconcile(started());
        assertThat(slots.used()).isZero();
    }

    @Test
    void aReservationTheAgentMentionsStays() {
        slots.take("inv_1");
        for (int i = 0; i < 5; i++) {
            slots.reconcile(started("inv_1"));
        }

        assertThat(slots.used()).isEqualTo(1);
    }

    @Test
    void anInvocationIsNeverCountedTwice() {
        slots.reconcile(started("inv_1"));
        slots.reconcile(started("inv_1"));

        slots.take("inv_1");

        assertThat(slots.used()).isEqualTo(1);
    }

    private static List<InFlight> started(String... ids) {
        return Stream.of(ids)
                .map(id -> new InFlight(id, 1, InFlight.Phase.STARTED))
                .toList();
    }
}
