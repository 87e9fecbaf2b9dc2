package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;

/** Rows of {@code ambiguities} and {@code execution_reports}; whoever changes them holds the invocation's lock. */
@ApplicationScoped
@InTransaction
class AmbiguityRepository {

    @PersistenceContext(unitName = "router")
    EntityManager em;

    void add(Ambiguity doubt) {
        em.persist(doubt);
    }

    void add(ExecutionReport report) {
        em.persist(report);
    }

    Optional<Ambiguity> find(ExecutionId execution) {
        return Optional.ofNullable(em.find(Ambiguity.class, execution.value()));
    }

    /** Open ones whose probe is due. */
    List<ExecutionId> due(Instant now, int limit) {
        return em
                .createQuery(
                        "select a.executionId from Ambiguity a where a.settledAt is null and a.nextTryAt <= :now"
                                + " order by a.nextTryAt",
                        String.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(ExecutionId::new)
                .toList();
    }

    /** Open ones whose probe has ended and was not looked at. */
    List<ExecutionId> probed(int limit) {
        return em
                .createQuery(
                        "select a.executionId from Ambiguity a, Invocation p where p.id = a.probeInvocationId"
                                + " and a.settledAt is null and a.probeAnswer is null"
                                + " and (p.endedAt is not null or p.status = 'ambiguous') order by a.executionId",
                        String.class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(ExecutionId::new)
                .toList();
    }

    /** Open ones of a project with invocation and run, newest first. */
    List<Object[]> open(ProjectId project, PageRequest page) {
        var query = em.createQuery(
                        "select a, i, e from Ambiguity a, Invocation i, Execution e where a.projectId = :project"
                                + " and a.settledAt is null and i.id = a.invocationId and e.id = a.executionId"
                                + (page.afterKey() == null ? "" : " and a.executionId < :after")
                                + " order by a.executionId desc",
                        Object[].class)
                .setParameter("project", project.value());
        if (page.afterKey() != null) {
            query.setParameter("after", page.afterKey());
        }
        return query.setMaxResults(page.fetch()).getResultList();
    }

    /** All of an invocation, oldest first. */
    List<Ambiguity> of(ProjectId project, InvocationId invocation) {
        return em.createQuery(
                        "select a from Ambiguity a where a.projectId = :project and a.invocationId = :invocation"
                                + " order by a.epoch",
                        Ambiguity.class)
                .setParameter("project", project.value())
                .setParameter("invocation", invocation.value())
                .getResultList();
    }

    /** What agents reported of an invocation that changed nothing, oldest first; there are never many. */
    List<ExecutionReport> reports(ProjectId project, InvocationId invocation) {
        return em.createQuery(
                        "select r from ExecutionReport r where r.projectId = :project and r.invocationId = :invocation"
                                + " order by r.id",
                        ExecutionReport.class)
                .setParameter("project", project.value())
                .setParameter("invocation", invocation.value())
                .getResultList();
    }
}
