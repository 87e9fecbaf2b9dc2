package org.xerotier.router.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WebhookId;

/** Writes down what is to be told, inside the acting transaction: both commit, or neither does. */
@ApplicationScoped
@InTransaction
class Outbox {

    @Inject
    OutboxRepository rows;

    @Inject
    Subscriptions subscriptions;

    @Inject
    Event<OutboxWritten> written;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** Writes the event and a delivery for each webhook that wants it. Nothing is made, let alone written, for nobody. */
    void tell(WebhookEvent type, ProjectId project, Supplier<EventDraft> draft) {
        List<WebhookId> webhooks = subscriptions.of(project, type);
        if (!webhooks.isEmpty()) {
            write(draft.get()).ifPresent(event -> address(project, event, type, webhooks));
        }
    }

    /** Writes the event for whom it may concern; its id, or empty if the occasion was told before. */
    Optional<String> write(EventDraft draft) {
        String event = ids.next(IdPrefix.EVENT);
        return rows.add(draft.project(), event, draft, clock.instant()) ? Optional.of(event) : Optional.empty();
    }

    /** Begins deliveries of a written event; how many are new. */
    int address(ProjectId project, String event, WebhookEvent type, List<WebhookId> webhooks) {
        Instant now = clock.instant();
        int begun = 0;
        for (WebhookId webhook : webhooks) {
            if (rows.address(project, event, type, webhook, ids.next(IdPrefix.DELIVERY), now)) {
                begun++;
            }
        }
        if (begun > 0) {
            written.fire(new OutboxWritten());
        }
        return begun;
    }
}
