package org.xerotier.xeroctl.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long the user wants to wait in all: until an instant, or without end. */
public final class Patience {
    private final Clock clock;
    private final @Nullable Instant end;

    public Patience(Clock clock, @Nullable Duration longest) {
        this.clock = clock;
        this.end = longest == null ? null : clock.instant().plus(longest);
    }

    public boolean isOver() {
        return end != null && !clock.instant().isBefore(end);
    }

    /** How much of a wait is left, but at most {@code slice}; zero when it is over. */
    public Duration atMost(Duration slice) {
        if (end == null) {
            return slice;
        }
        Duration left = Duration.between(clock.instant(), end);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(slice) < 0 ? left : slice;
    }
}
