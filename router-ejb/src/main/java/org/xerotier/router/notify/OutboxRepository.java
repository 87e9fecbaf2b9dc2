package org.xerotier.router.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WebhookId;

/** Rows of {@code outbox_events}, and the deliveries they begin with. */
@ApplicationScoped
@InTransaction
class OutboxRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    /** Whether it is new; an occasion told before is left as it is. */
    boolean add(ProjectId project, String id, EventDraft draft, Instant now) {
        return entities.createNativeQuery("insert into outbox_events (id, project_id, type, occasion, data, created_at)"
                                + " values (?, ?, ?, ?, cast(? as jsonb), ?)"
                                + " on conflict (project_id, occasion) do nothing")
                        .setParameter(1, id)
                        .setParameter(2, project.value())
                        .setParameter(3, draft.type().type())
                        .setParameter(4, draft.occasion())
                        .setParameter(5, draft.data().toString())
                        .setParameter(6, now.atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }

    /**
     * Begins a delivery, if the webhook is still there and active and has not been told of the event; a webhook that was
     * taken away a moment ago is no fault. It is due at once, by the database's clock.
     */
    boolean address(
            ProjectId project, String event, WebhookEvent type, WebhookId webhook, String delivery, Instant now) {
        return entities.createNativeQuery("insert into webhook_deliveries"
                                + " (id, project_id, event_id, webhook_id, type, state, attempts, next_at, created_at, version)"
                                + " select ?, w.project_id, ?, w.id, ?, 'pending', 0, now(), ?, 0 from webhooks w"
                                + " where w.id = ? and w.project_id = ? and (w.active or ? = 'webhook.test')"
                                + " on conflict (event_id, webhook_id) do nothing")
                        .setParameter(1, delivery)
                        .setParameter(2, event)
                        .setParameter(3, type.type())
                        .setParameter(4, now.atOffset(ZoneOffset.UTC))
                        .setParameter(5, webhook.value())
                        .setParameter(6, project.value())
                        .setParameter(7, type.type())
                        .executeUpdate()
                == 1;
    }

    Optional<OutboxEvent> find(ProjectId project, String id) {
        return entities.createQuery(
                        "select e from OutboxEvent e where e.projectId = :project and e.id = :id", OutboxEvent.class)
                .setParameter("project", project.value())
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /**
     * Forgets old events, and with them their deliveries and notifications; how many there were. What still goes out is
     * spared, and what a dead letter may bring back; once that is discarded, nothing will.
     */
    int forget(Instant before, int limit) {
        return entities.createNativeQuery("delete from outbox_events where id in (select e.id from outbox_events e"
                        + " where e.created_at < ? and not exists (select from webhook_deliveries d"
                        + " where d.event_id = e.id and d.state = 'pending')"
                        + " and not exists (select from notifications n where n.event_id = e.id and (n.state = 'pending'"
                        + " or exists (select from dead_letters l where l.notification_id = n.id)))"
                        + " order by e.created_at limit ?)")
                .setParameter(1, before.atOffset(ZoneOffset.UTC))
                .setParameter(2, limit)
                .executeUpdate();
    }
}
