package org.xerotier.router.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xerotier.router.MutableClock;

class IdsTest {

    private final MutableClock clock = new MutableClock();
    private final Ids ids = new Ids(clock, new SecureRandom());

    @Test
    void anIdIsAPrefixAndAVersionSevenUuid() {
        String id = ids.next(IdPrefix.INVOCATION);
        assertThat(id).matches("inv_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}");
        assertThat(Long.parseLong(id.substring(4, 16), 16)).isEqualTo(clock.millis());
    }

    @Test
    void idsSortInTheOrderTheyWereMadeEvenWithinAMillisecondAndWhenTheClockStepsBack() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            made.add(ids.next(IdPrefix.EVENT));
            if (i == 10_000) {
                clock.advance(Duration.ofHours(-1));
            }
        }
        List<String> sorted = new ArrayList<>(made);
        Collections.sort(sorted);
        assertThat(made).isEqualTo(sorted);
        assertThat(new HashSet<>(made)).hasSameSizeAs(made);
    }

    @Test
    void everyPrefixIsUniqueAndMatchesItsOwnIdsOnly() {
        for (IdPrefix prefix : IdPrefix.values()) {
            String id = ids.next(prefix);
            for (IdPrefix other : IdPrefix.values()) {
                assertThat(other.matches(id)).isEqualTo(other == prefix);
            }
        }
    }

    @Test
    void anIdRecordRefusesAnythingElse() {
        assertThat(InvocationId.next(ids).value()).startsWith("inv_");
        for (String wrong :
                List.of("", "inv_", "agt_" + "0".repeat(32), "inv_" + "0".repeat(31), "inv_" + "G".repeat(32))) {
            assertThat(InvocationId.matches(wrong)).isFalse();
            assertThatThrownBy(() -> new InvocationId(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
