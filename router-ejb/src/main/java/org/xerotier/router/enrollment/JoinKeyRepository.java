package org.xerotier.router.enrollment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.JoinKeyId;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;

/** Rows of {@code join_keys}. Lock order: the join key, then a name, then a CURVE key, then the agent. */
@ApplicationScoped
@InTransaction
class JoinKeyRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    void add(JoinKey key) {
        entities.persist(key);
    }

    /** Holds the key to the end of the transaction, so that of several uses at once each sees what came of the first. */
    Optional<JoinKey> lock(JoinKeyId id) {
        return Optional.ofNullable(entities.find(JoinKey.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<JoinKey> lock(ProjectId project, JoinKeyId id) {
        return lock(id).filter(key -> key.project().equals(project));
    }

    Optional<JoinKey> find(ProjectId project, JoinKeyId id) {
        return Optional.ofNullable(entities.find(JoinKey.class, id.value()))
                .filter(key -> key.project().equals(project));
    }

    List<JoinKey> list(ProjectId project, PageRequest page) {
        String after = page.afterKey();
        var query = entities.createQuery(
                        "select k from JoinKey k where k.projectId = :project"
                                + (after == null ? "" : " and k.id < :after") + " order by k.id desc",
                        JoinKey.class)
                .setParameter("project", project.value())
                .setMaxResults(page.fetch());
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.getResultList();
    }

    /** The one step that uses a key up: true for exactly one caller, ever. */
    boolean consume(JoinKeyId id, AgentId agent, Instant now) {
        return entities.createQuery(
                                "update JoinKey k set k.state = 'consumed', k.consumedAt = :now, k.consumedBy = :agent,"
                                        + " k.version = k.version + 1"
                                        + " where k.id = :id and k.state = 'active' and k.expiresAt > :now")
                        .setParameter("now", now)
                        .setParameter("agent", agent.value())
                        .setParameter("id", id.value())
                        .executeUpdate()
                == 1;
    }

    /** Writes down, for good, that the time of unused keys has been over for this long by the database's clock. */
    int expire(Duration over) {
        return entities.createNativeQuery("update join_keys set state = 'expired', version = version + 1"
                        + " where state = 'active' and expires_at <= now() - ? * interval '1 ms'")
                .setParameter(1, over.toMillis())
                .executeUpdate();
    }
}
