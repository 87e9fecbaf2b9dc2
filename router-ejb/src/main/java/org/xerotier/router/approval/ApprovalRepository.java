package org.xerotier.router.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;

/** Rows of {@code approval_requests}, {@code approval_rounds}, {@code approval_stages} and {@code approval_votes}. */
@ApplicationScoped
@InTransaction
class ApprovalRepository {

    @PersistenceContext(unitName = "router")
    EntityManager em;

    /** The one clock all routers share, read when it is asked for: after a wait for a lock, not before it. */
    Instant now() {
        long micros = ((Number)
                        em.createNativeQuery("select cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)")
                                .getSingleResult())
                .longValue();
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    void add(Object row) {
        em.persist(row);
    }

    /** Writes what was changed so far, for guards in the database that look at it. */
    void write() {
        em.flush();
    }

    Optional<ApprovalRequest> find(ProjectId project, ApprovalId id) {
        return query("select a from ApprovalRequest a where a.projectId = :project and a.id = :id", project)
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst();
    }

    /** Locks the row, so that of several decisions at once each sees what the one before it did. */
    Optional<ApprovalRequest> lock(ProjectId project, ApprovalId id) {
        return query("select a from ApprovalRequest a where a.projectId = :project and a.id = :id", project)
                .setParameter("id", id.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    Optional<ApprovalRequest> lockOpenOf(ProjectId project, InvocationId invocation) {
        return query(
                        "select a from ApprovalRequest a where a.projectId = :project"
                                + " and a.invocationId = :invocation and a.status in ('preparing', 'pending')",
                        project)
                .setParameter("invocation", invocation.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Takes what is due and nobody else is settling at this moment. */
    @SuppressWarnings("unchecked")
    List<ApprovalRequest> lockDue(Instant now, int limit) {
        return em.createNativeQuery(
                        "select * from approval_requests where status = 'pending' and stage_due_at <= ?"
                                + " order by stage_due_at limit ? for update skip locked",
                        ApprovalRequest.class)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, limit)
                .getResultList();
    }

    List<ApprovalRequest> list(ProjectId project, ApprovalFilter filter, PageRequest page) {
        @Nullable RiskLevel risk = filter.risk();
        return query(
                        "select a from ApprovalRequest a where a.projectId = :project"
                                + " and (:status = '' or a.status = :status)"
                                + " and (:risk = '' or a.risk = :risk)"
                                + " and (:workspace = '' or a.workspaceId = :workspace)"
                                + " and (:after = '' or a.id < :after) order by a.id desc",
                        project)
                .setParameter(
                        "status", filter.status() == null ? "" : filter.status().wireName())
                .setParameter("risk", risk == null ? "" : risk.wireName())
                .setParameter(
                        "workspace",
                        filter.workspace() == null ? "" : filter.workspace().value())
                .setParameter("after", page.afterKey() == null ? "" : page.afterKey())
                .setMaxResults(page.fetch())
                .getResultList();
    }

    List<ApprovalVote> votes(ApprovalRequest of) {
        return em.createQuery(
                        "select v from ApprovalVote v where v.approvalId = :approval order by v.at, v.id",
                        ApprovalVote.class)
                .setParameter("approval", of.id().value())
                .getResultList();
    }

    List<ApprovalRound> rounds(ApprovalRequest of) {
        return em.createQuery(
                        "select r from ApprovalRound r where r.approvalId = :approval order by r.round",
                        ApprovalRound.class)
                .setParameter("approval", of.id().value())
                .getResultList();
    }

    ApprovalRound round(ApprovalRequest of) {
        return em.find(ApprovalRound.class, ApprovalRound.key(of, of.round()));
    }

    List<ApprovalStage> stages(ApprovalRequest of) {
        return em.createQuery(
                        "select s from ApprovalStage s where s.approvalId = :approval order by s.round, s.stage",
                        ApprovalStage.class)
                .setParameter("approval", of.id().value())
                .getResultList();
    }

    private TypedQuery<ApprovalRequest> query(String jpql, ProjectId project) {
        return em.createQuery(jpql, ApprovalRequest.class).setParameter("project", project.value());
    }
}
