package org.xerotier.router.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.xerotier.router.approval.StandingConsent.Call;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;

/** Rows of {@code approval_grants} and what belongs to them. */
@ApplicationScoped
@InTransaction
class GrantRepository {

    private static final int CANDIDATES = 50;

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    void add(ApprovalGrant grant) {
        entities.persist(grant);
    }

    void add(GrantVoice voice) {
        entities.persist(voice);
    }

    void add(GrantUse use) {
        entities.persist(use);
    }

    void add(GrantWish wish) {
        entities.persist(wish);
    }

    Optional<ApprovalGrant> find(ProjectId project, GrantId id) {
        return Optional.ofNullable(entities.find(ApprovalGrant.class, id.value()))
                .filter(grant -> grant.project().equals(project));
    }

    Optional<ApprovalGrant> lock(ProjectId project, GrantId id) {
        return Optional.ofNullable(entities.find(ApprovalGrant.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(grant -> grant.project().equals(project));
    }

    Optional<ApprovalGrant> lockSame(ProjectId project, ApprovalId approval, String termsDigest) {
        return entities.createQuery(
                        "select g from ApprovalGrant g where g.projectId = :project and g.approvalId = :approval"
                                + " and g.termsDigest = :terms",
                        ApprovalGrant.class)
                .setParameter("project", project.value())
                .setParameter("approval", approval.value())
                .setParameter("terms", termsDigest)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Those that wait for the request, or for more people. */
    List<ApprovalGrant> lockProposed(ProjectId project, ApprovalId approval) {
        return entities.createQuery(
                        "select g from ApprovalGrant g where g.projectId = :project and g.approvalId = :approval"
                                + " and g.status = 'proposed' order by g.id",
                        ApprovalGrant.class)
                .setParameter("project", project.value())
                .setParameter("approval", approval.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Those in force for this caller and tool, those that end first in front. */
    List<ApprovalGrant> inForce(ProjectId project, String grantee, Call call, Instant now) {
        return entities.createQuery(
                        "select g from ApprovalGrant g where g.projectId = :project and g.granteeId = :grantee"
                                + " and g.tool = :tool and g.workspaceId = :workspace and g.status = 'active'"
                                + " and g.usesLeft > 0 and g.expiresAt > :now order by g.expiresAt",
                        ApprovalGrant.class)
                .setParameter("project", project.value())
                .setParameter("grantee", grantee)
                .setParameter("tool", call.tool())
                .setParameter("workspace", call.workspace().value())
                .setParameter("now", now)
                .setMaxResults(CANDIDATES)
                .getResultList();
    }

    /**
     * Takes one use, for exactly as many callers as there are uses; the row stays locked to the end of the transaction.
     *
     * @return how many are left after it, or nothing if there was none to take
     */
    OptionalInt take(ProjectId project, GrantId id, Instant now) {
        List<?> left = entities.createNativeQuery(
                        "update approval_grants set uses_left = uses_left - 1, last_used_at = ?,"
                                + " version = version + 1 where id = ? and project_id = ? and status = 'active'"
                                + " and uses_left > 0 and expires_at > ? returning uses_left")
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, id.value())
                .setParameter(3, project.value())
                .setParameter(4, now.atOffset(ZoneOffset.UTC))
                .getResultList();
        return left.stream().mapToInt(one -> ((Number) one).intValue()).findFirst();
    }

    List<GrantVoice> voices(ApprovalGrant grant) {
        return entities.createQuery(
                        "select v from GrantVoice v where v.grantId = :grant order by v.at", GrantVoice.class)
                .setParameter("grant", grant.id().value())
                .getResultList();
    }

    boolean isUsedBy(ProjectId project, GrantId grant, InvocationId invocation) {
        return !entities.createQuery(
                        "select u from GrantUse u where u.invocationId = :invocation and u.grantId = :grant"
                                + " and u.projectId = :project",
                        GrantUse.class)
                .setParameter("invocation", invocation.value())
                .setParameter("grant", grant.value())
                .setParameter("project", project.value())
                .getResultList()
                .isEmpty();
    }

    /** The newest uses. */
    List<GrantUse> uses(ApprovalGrant grant, int limit) {
        return entities.createQuery(
                        "select u from GrantUse u where u.grantId = :grant order by u.usesLeft", GrantUse.class)
                .setParameter("grant", grant.id().value())
                .setMaxResults(limit)
                .getResultList();
    }

    Optional<GrantWish> wish(ProjectId project, InvocationId invocation) {
        return Optional.ofNullable(entities.find(GrantWish.class, invocation.value()))
                .filter(wish -> wish.project().equals(project));
    }

    List<ApprovalGrant> list(ProjectId project, GrantFilter filter, PageRequest page) {
        return entities.createQuery(
                        "select g from ApprovalGrant g where g.projectId = :project"
                                + " and (:status = '' or g.status = :status)"
                                + " and (:workspace = '' or g.workspaceId = :workspace)"
                                + " and (:tool = '' or g.tool = :tool)"
                                + " and (:after = '' or g.id < :after) order by g.id desc",
                        ApprovalGrant.class)
                .setParameter("project", project.value())
                .setParameter(
                        "status", filter.status() == null ? "" : filter.status().wireName())
                .setParameter(
                        "workspace",
                        filter.workspace() == null ? "" : filter.workspace().value())
                .setParameter("tool", filter.tool() == null ? "" : filter.tool())
                .setParameter("after", page.afterKey() == null ? "" : page.afterKey())
                .setMaxResults(page.fetch())
                .getResultList();
    }
}
