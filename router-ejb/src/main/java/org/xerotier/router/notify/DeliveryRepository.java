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
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WebhookId;

/** Rows of {@code webhook_deliveries}. */
@ApplicationScoped
@InTransaction
class DeliveryRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    /** Takes what is due and nobody else is taking at this moment; webhooks that have enough under way wait. */
    @SuppressWarnings("unchecked")
    List<WebhookDelivery> lockDue(Instant now, Collection<WebhookId> busy, int limit) {
        return entities.createNativeQuery(
                        "select * from webhook_deliveries where state = 'pending' and next_at <= ?"
                                + " and webhook_id <> all (string_to_array(?, ','))"
                                + " order by next_at limit ? for update skip locked",
                        WebhookDelivery.class)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, busy.stream().map(WebhookId::value).collect(Collectors.joining(",")))
                .setParameter(3, limit)
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
