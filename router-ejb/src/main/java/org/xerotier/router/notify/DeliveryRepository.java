package org.xerotier.router.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.InstantConverter;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WebhookId;

/** Rows of {@code webhook_deliveries}. */
@ApplicationScoped
@InTransaction
class DeliveryRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    /** The database's clock, by which deliveries are due and leases end: a router's own may be ahead. */
    Instant now() {
        return InstantConverter.ofColumn(
                entities.createNativeQuery("select now()").getSingleResult());
    }

    /**
     * Takes what is due and nobody else is taking at this moment, of each webhook no more than it has room for. Goes from
     * webhook to webhook by the index, whatever each has waiting; the one whose delivery waits longest comes first.
     *
     * @param underWay each webhook as often as it has a delivery under way
     * @param each how many one webhook may have under way with those that are taken
     */
    @SuppressWarnings("unchecked")
    List<WebhookDelivery> lockDue(Instant now, Collection<WebhookId> underWay, int each, int limit) {
        return entities.createNativeQuery(
                        "with recursive waiting(webhook_id) as ("
                                + "(select webhook_id from webhook_deliveries where state = 'pending'"
                                + " order by webhook_id limit 1)"
                                + " union all"
                                + " select (select d.webhook_id from webhook_deliveries d where d.state = 'pending'"
                                + " and d.webhook_id > w.webhook_id order by d.webhook_id limit 1)"
                                + " from waiting w where w.webhook_id is not null),"
                                + " turn as (select w.webhook_id, oldest.next_at, ? - (select count(*)"
                                + " from unnest(string_to_array(?, ',')) as busy(id) where busy.id = w.webhook_id) as room"
                                + " from waiting w cross join lateral (select d.next_at from webhook_deliveries d"
                                + " where d.state = 'pending' and d.webhook_id = w.webhook_id"
                                + " order by d.next_at limit 1) oldest where oldest.next_at <= ?)"
                                + " select due.* from (select * from turn where room > 0 order by next_at) t"
                                + " cross join lateral (select * from webhook_deliveries d where d.state = 'pending'"
                                + " and d.webhook_id = t.webhook_id and d.next_at <= ?"
                                + " order by d.next_at limit t.room for update skip locked) due limit ?",
                        WebhookDelivery.class)
                .setParameter(1, each)
                .setParameter(2, underWay.stream().map(WebhookId::value).collect(Collectors.joining(",")))
                .setParameter(3, now.atOffset(ZoneOffset.UTC))
                .setParameter(4, now.atOffset(ZoneOffset.UTC))
                .setParameter(5, limit)
                .getResultList();
    }

    Optional<WebhookDelivery> lock(String id) {
        return Optional.ofNullable(entities.find(WebhookDelivery.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    List<WebhookDelivery> list(ProjectId project, WebhookId webhook, PageRequest page) {
        return entities.createQuery(
                        "select d from WebhookDelivery d where d.projectId = :project and d.webhookId = :webhook"
                                + " and (:after = '' or d.id < :after) order by d.id desc",
                        WebhookDelivery.class)
                .setParameter("project", project.value())
                .setParameter("webhook", webhook.value())
                .setParameter("after", page.afterKey() == null ? "" : page.afterKey())
                .setMaxResults(page.fetch())
                .getResultList();
    }

    long tests(ProjectId project, WebhookId webhook, Instant since) {
        return entities.createQuery(
                        "select count(d) from WebhookDelivery d where d.projectId = :project and d.webhookId = :webhook"
                                + " and d.type = 'webhook.test' and d.createdAt > :since",
                        Long.class)
                .setParameter("project", project.value())
                .setParameter("webhook", webhook.value())
                .setParameter("since", since)
                .getSingleResult();
    }

    void removeAll(ProjectId project, WebhookId webhook) {
        entities.createQuery("delete from WebhookDelivery d where d.projectId = :project and d.webhookId = :webhook")
                .setParameter("project", project.value())
                .setParameter("webhook", webhook.value())
                .executeUpdate();
    }
}
