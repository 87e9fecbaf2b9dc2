package org.xerotier.systemtests.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seeds of {@link Simulation}; {@code -Dsimulation.seeds=N} plays more, {@code system-tests/simulate} a million. */
class SimulationTest {

    private static final int SEEDS = Integer.getInteger("simulation.seeds", 5_000);

    /** Each planted bug must be found by then. */
    private static final int MUTANT_SEEDS = 2_000;

    private static final int LEAST_EVENTS = 300;

    @Test
    void everyPromiseHoldsInEverySeed() {
        List<Simulation.Verdict> verdicts = LongStream.rangeClosed(1, SEEDS)
                .parallel()
                .mapToObj(seed -> Simulation.run(seed, Mutant.NONE, false))
                .map(Simulation.Verdict::brief)
                .toList();
        assertThat(verdicts)
                .filteredOn(verdict -> !verdict.isClean())
                .extracting(Simulate::report)
                .isEmpty();
        assertThat(verdicts.stream()
                        .mapToLong(Simulation.Verdict::events)
                        .average()
                        .orElse(0))
                .isGreaterThan(LEAST_EVENTS);
    }

    @ParameterizedTest
    @EnumSource(value = Mutant.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void everyPlantedBugIsFound(Mutant mutant) {
        assertThat(LongStream.rangeClosed(1, MUTANT_SEEDS)
                        .anyMatch(seed -> !Simulation.run(seed, mutant, false).isClean()))
                .as("%s is found within %d seeds", mutant, MUTANT_SEEDS)
                .isTrue();
    }

    /** Or no failure could be looked into. */
    @Test
    void aSeedAlwaysTellsTheSameStory() {
        Simulation.run(1, Mutant.NONE, true);
        for (long seed = 7; seed < 40; seed += 8) {
            List<String> story = Simulation.run(seed, Mutant.NONE, true).story();
            assertThat(Simulation.run(seed, Mutant.NONE, true).story())
                    .as("seed %d", seed)
                    .isNotEmpty()
                    .isEqualTo(story);
        }
    }
}
