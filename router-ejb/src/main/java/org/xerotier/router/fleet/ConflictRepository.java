package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.ConflictId;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.ProjectId;

/** Rows of {@code agent_conflicts}. Lock order: the name, the agents, the conflict. */
@ApplicationScoped
@InTransaction
class ConflictRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    /** Written at once, so that the agents can name it. */
    void add(AgentConflict conflict) {
        entities.persist(conflict);
        entities.flush();
    }

    Optional<AgentConflict> lock(ProjectId project, ConflictId id) {
        return Optional.ofNullable(entities.find(AgentConflict.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(conflict -> conflict.isIn(project));
    }

    AgentConflict find(ProjectId project, ConflictId id) {
        return find(project, List.of(id.value())).get(0);
    }

    /** Those of these conflicts that belong to the project. */
    List<AgentConflict> find(ProjectId project, Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select c from AgentConflict c where c.projectId = :project and c.id in :ids",
                                AgentConflict.class)
                        .setParameter("project", project.value())
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** Whether two agents claim the name and nobody has said yet which keeps it, whatever became of the two. */
    boolean isOpen(ProjectId project, String registrationName) {
        return !entities.createQuery(
                        "select c.id from AgentConflict c where c.projectId = :project"
                                + " and c.registrationName = :name and c.resolvedAt is null",
                        String.class)
                .setParameter("project", project.value())
                .setParameter("name", registrationName)
                .getResultList()
                .isEmpty();
    }

    /** How many conflicts in the project began since then by enrolments, resolved or not. */
    long begunSince(ProjectId project, Instant since) {
        return entities.createQuery(
                        "select count(c) from AgentConflict c where c.projectId = :project and c.cause = 'enrolment'"
                                + " and c.beganAt > :since",
                        Long.class)
                .setParameter("project", project.value())
                .setParameter("since", since)
                .getSingleResult();
    }
}
