package org.xerotier.router.notify;

import java.time.Duration;
import java.util.List;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/**
 * How stages of approvals are told.
 *
 * @param attempts after which a notification becomes a dead letter
 * @param firstRetry about how long after the first failure the second attempt follows
 * @param shortestReminder a reminder that would come sooner is left out
 */
record NoticeConfig(int attempts, Duration firstRetry, Duration shortestReminder) {

    static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

    private static final Setting<Integer> ATTEMPTS = Setting.number(
            "xerotier.notify.attempts", 5, 1, 20, "Attempts after which a notification becomes a dead letter.");
    private static final Setting<Duration> FIRST_RETRY = Setting.millis(
            "xerotier.notify.first-retry-ms",
            5_000,
            100,
            600_000,
            "About how long after its first failure a notification is tried again; four times longer each time.");
    private static final Setting<Duration> SHORTEST_REMINDER = Setting.seconds(
            "xerotier.notify.shortest-reminder-seconds",
            60,
            1,
            86_400,
            "People asked by mail are reminded when half of a stage's clock is over, unless that is sooner than this.");

    static final List<Setting<?>> SETTINGS = List.of(ATTEMPTS, FIRST_RETRY, SHORTEST_REMINDER);

    static NoticeConfig from(Settings settings) {
        return new NoticeConfig(settings.read(ATTEMPTS), settings.read(FIRST_RETRY), settings.read(SHORTEST_REMINDER));
    }
}
