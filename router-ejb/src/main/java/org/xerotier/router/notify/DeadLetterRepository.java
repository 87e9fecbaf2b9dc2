package org.xerotier.router.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.DeadLetterId;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;

/** Rows of {@code dead_letters}. */
@ApplicationScoped
@InTransaction
class DeadLetterRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    void add(DeadLetter letter) {
        entities.persist(letter);
    }

    void remove(DeadLetter letter) {
        entities.remove(letter);
    }

    /** @param withSystem whether those of no project are meant as well */
    Optional<DeadLetter> lock(ProjectId project, DeadLetterId id, boolean withSystem) {
        return Optional.ofNullable(entities.find(DeadLetter.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(letter -> letter.project().map(project::equals).orElse(withSystem));
    }

    List<DeadLetter> list(ProjectId project, boolean withSystem, PageRequest page) {
        return entities.createQuery(
                        "select d from DeadLetter d where (d.projectId = :project"
                                + (withSystem ? " or d.projectId is null" : "")
                                + ") and (:after = '' or d.id < :after) order by d.id desc",
                        DeadLetter.class)
                .setParameter("project", project.value())
                .setParameter("after", page.afterKey() == null ? "" : page.afterKey())
                .setMaxResults(page.fetch())
                .getResultList();
    }
}
