package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InTransaction;

/** Rows of {@code curve_rotations}. Written only under the agent's row lock. */
@ApplicationScoped
@InTransaction
class RotationRepository {

    private static final String OPEN = " r.state in ('asked', 'admitted')";

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    void add(CurveRotation rotation) {
        entities.persist(rotation);
        entities.flush();
    }

    /** Written at once: the agent's row may only follow. */
    void flush() {
        entities.flush();
    }

    Optional<CurveRotation> open(AgentId agent) {
        return entities.createQuery(
                        "select r from CurveRotation r where r.agentId = :agent and" + OPEN, CurveRotation.class)
                .setParameter("agent", agent.value())
                .getResultStream()
                .findFirst();
    }

    /** The newest of an agent. */
    Optional<CurveRotation> last(AgentId agent) {
        return entities.createQuery(
                        "select r from CurveRotation r where r.agentId = :agent order by r.id desc",
                        CurveRotation.class)
                .setParameter("agent", agent.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** What agents are yet to be told. */
    List<CurveRotation> open(int limit) {
        return entities.createQuery(
                        "select r from CurveRotation r where" + OPEN + " order by r.id", CurveRotation.class)
                .setMaxResults(limit)
                .getResultList();
    }

    List<CurveRotation> overdue(Instant now, int limit) {
        return entities.createQuery(
                        "select r from CurveRotation r where r.state = 'asked' and r.expiresAt <= :now order by r.id",
                        CurveRotation.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }
}
