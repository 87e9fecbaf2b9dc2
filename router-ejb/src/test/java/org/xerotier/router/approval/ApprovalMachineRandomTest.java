package org.xerotier.router.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xerotier.router.approval.PlantedBugs.UnderTest;

/** The machine against a model of other make, over random histories; and broken machines, which must be told apart. */
class ApprovalMachineRandomTest {

    private static final long SEED = 20_261_121L;
    private static final int HISTORIES = 120_000;
    private static final int ENOUGH_FOR_A_BUG = 20_000;

    @Test
    void machineAndModelAgreeOnEveryHistory() {
        assertThat(firstDifference(UnderTest::new, HISTORIES)).isNull();
    }

    @ParameterizedTest
    @MethodSource("brokenMachines")
    void aBrokenRuleIsNoticed(Supplier<UnderTest> broken) {
        assertThat(firstDifference(broken, ENOUGH_FOR_A_BUG)).isNotNull();
    }

    static Stream<Named<Supplier<UnderTest>>> brokenMachines() {
        return Stream.of(
                Named.of("late approval counted", PlantedBugs.LateApprovalCounted::new),
                Named.of("self-approval through a second key", PlantedBugs.SecondKeyIsAnotherPerson::new),
                Named.of("vote counted twice", PlantedBugs.VoteCountedTwice::new),
                Named.of("edit keeping old votes", PlantedBugs.EditKeepsOldVotes::new),
                Named.of("timeout approving", PlantedBugs.TimeoutApproves::new),
                Named.of("lost standing still counts", PlantedBugs.LostStandingStillCounts::new),
                Named.of("decision at the deadline counted", PlantedBugs.DeadlineItselfIsInTime::new));
    }

    @Test
    void historiesEndInEveryWay() {
        Map<ApprovalStatus, Long> ends = LongStream.range(0, ENOUGH_FOR_A_BUG)
                .mapToObj(number -> {
                    History history = new History(SEED + number, new UnderTest(), false);
                    history.difference();
                    return history.status();
                })
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));

        assertThat(ends).containsOnlyKeys(ApprovalStatus.values());
        assertThat(ends.values()).allSatisfy(times -> assertThat(times).isGreaterThan(ENOUGH_FOR_A_BUG / 200));
    }

    private static @Nullable String firstDifference(Supplier<UnderTest> machine, int histories) {
        for (long seed = SEED; seed < SEED + histories; seed++) {
            if (new History(seed, machine.get(), false).difference() != null) {
                return "history " + seed + "\n" + new History(seed, machine.get(), true).difference();
            }
        }
        return null;
    }
}
