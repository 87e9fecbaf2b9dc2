package org.xerotier.router.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a stage tells, and when: every channel at once, and people by mail a second time when half of the stage's clock is
 * over. Programs behind a webhook are told once; they know the clock.
 */
final class NotificationPlan {

    static final int MOST_CHANNELS = 20;

    private final Duration shortestReminder;

    /** @param shortestReminder a reminder that would come sooner than this is left out */
    NotificationPlan(Duration shortestReminder) {
        this.shortestReminder = shortestReminder;
    }

    /** @param expiresAt when the stage's clock ends; null if it has none */
    List<PlannedNotification> of(List<String> channels, Instant now, @Nullable Instant expiresAt) {
        List<PlannedNotification> plan = new ArrayList<>();
        for (String channel :
                new LinkedHashSet<>(channels).stream().limit(MOST_CHANNELS).toList()) {
            plan.add(new PlannedNotification(channel, NotificationKind.OPENING, now));
            if (MailAddress.isChannel(channel) && expiresAt != null) {
                Duration half = Duration.between(now, expiresAt).dividedBy(2);
                if (half.compareTo(shortestReminder) >= 0) {
                    plan.add(new PlannedNotification(channel, NotificationKind.REMINDER, now.plus(half)));
                }
            }
        }
        return plan;
    }
}
