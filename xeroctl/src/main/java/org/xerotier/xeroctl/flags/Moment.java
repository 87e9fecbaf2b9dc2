package org.xerotier.xeroctl.flags;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.desk.CommandStopped;
import picocli.CommandLine.TypeConversionException;

/** A point in time as people type it: an instant, or how long ago. */
public final class Moment {
    private Moment() {}

    /** {@code 2026-11-21T04:00:00Z}, or {@code 2h} for two hours ago. */
    public static @Nullable String before(@Nullable String typed, Clock clock) {
        return typed == null ? null : resolve(typed, clock, -1);
    }

    /** The same, with a duration counting from now on. */
    public static @Nullable String after(@Nullable String typed, Clock clock) {
        return typed == null ? null : resolve(typed, clock, 1);
    }

    private static String resolve(String typed, Clock clock, int direction) {
        try {
            return OffsetDateTime.parse(typed).toInstant().toString();
        } catch (DateTimeException notAnInstant) {
            return at(duration(typed).multipliedBy(direction), clock);
        }
    }

    private static Duration duration(String typed) {
        try {
            return new DurationConverter().convert(typed);
        } catch (TypeConversionException notADuration) {
            throw CommandStopped.usage(
                    "'" + typed + "' is neither an instant such as 2026-11-21T04:00:00Z nor a duration such as 2h",
                    null);
        }
    }

    private static String at(Duration offset, Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return now.plus(offset).toString();
    }
}
