package org.xerotier.router.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.ProjectId;

/** Rows of {@code approval_links}. */
@ApplicationScoped
@InTransaction
class LinkRepository {

    private static final int MAX_SHOWN = 100;

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    void add(ApprovalLink link) {
        entities.persist(link);
    }

    Optional<ApprovalLink> findByToken(String tokenHash) {
        return byToken(tokenHash).getResultStream().findFirst();
    }

    /** Holds the link, so that tries of its code are counted one after the other. */
    Optional<ApprovalLink> lockByToken(String tokenHash) {
        return byToken(tokenHash)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    Optional<ApprovalLink> lock(ProjectId project, String id) {
        return Optional.ofNullable(entities.find(ApprovalLink.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(link -> link.project().equals(project));
    }

    /** The one step that uses a link up: true for exactly one caller, ever. */
    boolean consume(ApprovalLink link, String digest, Instant now) {
        return entities.createQuery(
                                "update ApprovalLink l set l.status = 'used', l.settledAt = :now, l.version = l.version + 1"
                                        + " where l.id = :id and l.projectId = :project and l.status = 'open'"
                                        + " and l.digest = :digest and l.expiresAt > :now")
                        .setParameter("now", now)
                        .setParameter("id", link.id())
                        .setParameter("project", link.project().value())
                        .setParameter("digest", digest)
                        .executeUpdate()
                == 1;
    }

    /** Links by which reviewers of this inviter decided here. */
    List<ApprovalLink> used(ProjectId project, ApprovalId approval, String inviter) {
        return entities.createQuery(
                        "select l from ApprovalLink l where l.projectId = :project and l.approvalId = :approval"
                                + " and l.createdPrincipal = :inviter and l.status = 'used' order by l.id",
                        ApprovalLink.class)
                .setParameter("project", project.value())
                .setParameter("approval", approval.value())
                .setParameter("inviter", inviter)
                .getResultList();
    }

    List<ApprovalLink> list(ProjectId project, ApprovalId approval) {
        return entities.createQuery(
                        "select l from ApprovalLink l where l.projectId = :project and l.approvalId = :approval"
                                + " order by l.id desc",
                        ApprovalLink.class)
                .setParameter("project", project.value())
                .setParameter("approval", approval.value())
                .setMaxResults(MAX_SHOWN)
                .getResultList();
    }

    private TypedQuery<ApprovalLink> byToken(String tokenHash) {
        return entities.createQuery("select l from ApprovalLink l where l.tokenSha256 = :hash", ApprovalLink.class)
                .setParameter("hash", tokenHash);
    }
}
