package org.xerotier.router.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.DelegationId;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.UserId;

@ApplicationScoped
@InTransaction
class DelegationRepository {

    private static final String WITH_PEOPLE = "select d, m, o from Delegation d, User m, User o"
            + " where d.projectId = :project and m.id = d.memberId and o.id = d.lentBy";

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    void add(Delegation delegation) {
        entities.persist(delegation);
    }

    Optional<Delegation> lock(ProjectId project, DelegationId id) {
        return entities.createQuery(
                        "select d from Delegation d where d.projectId = :project and d.id = :id", Delegation.class)
                .setParameter("project", project.value())
                .setParameter("id", id.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** A delegation, its member and its lender. */
    Optional<Object[]> find(ProjectId project, DelegationId id) {
        return entities.createQuery(WITH_PEOPLE + " and d.id = :id", Object[].class)
                .setParameter("project", project.value())
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst();
    }

    List<Object[]> list(ProjectId project, PageRequest page) {
        String after = page.afterKey();
        var query = entities.createQuery(
                        WITH_PEOPLE + (after == null ? "" : " and d.id < :after") + " order by d.id desc",
                        Object[].class)
                .setParameter("project", project.value())
                .setMaxResults(page.fetch());
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.getResultList();
    }

    /** What was lent to or by a user and not revoked yet. */
    List<Delegation> openOf(ProjectId project, UserId user) {
        return entities.createQuery(
                        "select d from Delegation d where d.projectId = :project and d.revokedAt is null"
                                + " and (d.memberId = :user or d.lentBy = :user) order by d.id",
                        Delegation.class)
                .setParameter("project", project.value())
                .setParameter("user", user.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }
}
