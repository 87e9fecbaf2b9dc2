package org.xerotier.router.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;

@ApplicationScoped
@InTransaction
class ApiKeyRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    void add(ApiKey key) {
        entities.persist(key);
    }

    Optional<ApiKey> find(ProjectId project, String id) {
        return entities.createQuery("select k from ApiKey k where k.projectId = :project and k.id = :id", ApiKey.class)
                .setParameter("project", project.value())
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    List<ApiKey> openOf(ProjectId project, String principal) {
        return entities.createQuery(
                        "select k from ApiKey k where k.projectId = :project and k.principal = :principal"
                                + " and k.revokedAt is null order by k.id",
                        ApiKey.class)
                .setParameter("project", project.value())
                .setParameter("principal", principal)
                .getResultList();
    }

    List<ApiKey> list(ProjectId project, PageRequest page) {
        String after = page.afterKey();
        var query = entities.createQuery(
                        "select k from ApiKey k where k.projectId = :project"
                                + (after == null ? "" : " and k.id < :after") + " order by k.id desc",
                        ApiKey.class)
                .setParameter("project", project.value())
                .setMaxResults(page.fetch());
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.getResultList();
    }
}
