package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.CandidateId;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;

/** Rows of {@code agent_candidates}. Added only under the agent's row lock. */
@ApplicationScoped
@InTransaction
class CandidateRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    void add(AgentCandidate candidate) {
        entities.persist(candidate);
    }

    List<AgentCandidate> ofAgent(ProjectId project, AgentId agent) {
        return entities.createQuery(
                        "select c from AgentCandidate c where c.projectId = :project and c.agentId = :agent",
                        AgentCandidate.class)
                .setParameter("project", project.value())
                .setParameter("agent", agent.value())
                .getResultList();
    }

    Optional<AgentCandidate> lock(ProjectId project, CandidateId id) {
        return Optional.ofNullable(entities.find(AgentCandidate.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(candidate -> candidate.isIn(project));
    }

    List<AgentCandidate> list(
            ProjectId project, @Nullable AgentId agent, @Nullable CandidateState state, PageRequest page) {
        var query = entities.createQuery(
                        "select c from AgentCandidate c where c.projectId = :project"
                                + (agent == null ? "" : " and c.agentId = :agent")
                                + (state == null ? "" : " and c.state = :state")
                                + (page.afterKey() == null ? "" : " and c.id < :after")
                                + " order by c.id desc",
                        AgentCandidate.class)
                .setParameter("project", project.value());
        if (agent != null) {
            query.setParameter("agent", agent.value());
        }
        if (state != null) {
            query.setParameter("state", state.wireName());
        }
        if (page.afterKey() != null) {
            query.setParameter("after", page.afterKey());
        }
        return query.setMaxResults(page.fetch()).getResultList();
    }
}
