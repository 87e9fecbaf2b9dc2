package org.xerotier.router.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.approval.ApprovalHappened;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.InTransaction;

/** Writes down whom a stage tells, inside the transaction that opens it. */
@ApplicationScoped
@InTransaction
class Notifications {

    private static final String ANY_WEBHOOK = "webhook";

    @Inject
    NotificationRepository rows;

    @Inject
    Outbox outbox;

    @Inject
    Subscriptions subscriptions;

    @Inject
    NoticeConfig config;

    @Inject
    Event<NotificationsPlanned> planned;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** @param draft the event that tells of the stage */
    void plan(ApprovalHappened stage, int round, EventDraft draft) {
        List<String> channels = stage.channels().stream()
                .filter(channel -> !channel.equals(ANY_WEBHOOK)
                        || !subscriptions.of(stage.project(), draft.type()).isEmpty())
                .toList();
        if (channels.isEmpty()) {
            return;
        }
        outbox.write(draft).ifPresent(event -> {
            Instant now = clock.instant();
            List<String> made = new ArrayList<>();
            for (PlannedNotification one :
                    new NotificationPlan(config.shortestReminder()).of(channels, now, expiry(stage.data()))) {
                String id = ids.next(IdPrefix.NOTIFICATION);
                if (rows.add(stage.project(), id, event, stage.approval(), round, stage.stage(), one, now)) {
                    made.add(id);
                }
            }
            planned.fire(new NotificationsPlanned(made));
        });
    }

    private static @Nullable Instant expiry(ObjectNode data) {
        try {
            return data.hasNonNull("expires_at")
                    ? Instant.parse(data.get("expires_at").asText())
                    : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
