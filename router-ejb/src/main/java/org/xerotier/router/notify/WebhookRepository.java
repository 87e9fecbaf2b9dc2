package org.xerotier.router.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WebhookId;

/** Rows of {@code webhooks}. */
@ApplicationScoped
@InTransaction
class WebhookRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    void add(Webhook webhook) {
        entities.persist(webhook);
    }

    void remove(Webhook webhook) {
        entities.remove(webhook);
    }

    Optional<Webhook> find(ProjectId project, WebhookId id) {
        return Optional.ofNullable(entities.find(Webhook.class, id.value()))
                .filter(webhook -> webhook.project().equals(project));
    }

    Optional<Webhook> lock(ProjectId project, WebhookId id) {
        return Optional.ofNullable(entities.find(Webhook.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(webhook -> webhook.project().equals(project));
    }

    long count(ProjectId project) {
        return entities.createQuery("select count(w) from Webhook w where w.projectId = :project", Long.class)
                .setParameter("project", project.value())
                .getSingleResult();
    }

    List<Webhook> list(ProjectId project, PageRequest page) {
        return entities.createQuery(
                        "select w from Webhook w where w.projectId = :project and (:after = '' or w.id < :after)"
                                + " order by w.id desc",
                        Webhook.class)
                .setParameter("project", project.value())
                .setParameter("after", page.afterKey() == null ? "" : page.afterKey())
                .setMaxResults(page.fetch())
                .getResultList();
    }

    /** Those of all projects that are told anything at all. */
    List<Webhook> active() {
        return entities.createQuery("select w from Webhook w where w.active = true order by w.id", Webhook.class)
                .getResultList();
    }

    /** Those of a project that want to be told. */
    List<Webhook> wanting(ProjectId project, WebhookEvent type) {
        return entities
                .createQuery(
                        "select w from Webhook w where w.projectId = :project and w.active = true order by w.id",
                        Webhook.class)
                .setParameter("project", project.value())
                .getResultList()
                .stream()
                .filter(webhook -> webhook.events().contains(type))
                .toList();
    }
}
