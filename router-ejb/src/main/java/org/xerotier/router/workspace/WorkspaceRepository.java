package org.xerotier.router.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

@ApplicationScoped
@InTransaction
class WorkspaceRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    void add(Workspace workspace) {
        entities.persist(workspace);
    }

    Optional<Workspace> find(ProjectId project, String idOrName) {
        String which = WorkspaceId.matches(idOrName) ? "id" : "name";
        return entities.createQuery(
                        "select w from Workspace w where w.projectId = :project and w." + which + " = :which",
                        Workspace.class)
                .setParameter("project", project.value())
                .setParameter("which", idOrName)
                .getResultStream()
                .findFirst();
    }

    List<Workspace> list(ProjectId project, PageRequest page) {
        String after = page.afterKey();
        var query = entities.createQuery(
                        "select w from Workspace w where w.projectId = :project"
                                + (after == null ? "" : " and w.id < :after") + " order by w.id desc",
                        Workspace.class)
                .setParameter("project", project.value())
                .setMaxResults(page.fetch());
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.getResultList();
    }

    /** The agents of several workspaces at once; the ids were found within a project before. */
    Map<String, List<AgentId>> agents(ProjectId project, Collection<String> workspaces) {
        Map<String, List<AgentId>> found = new TreeMap<>();
        if (workspaces.isEmpty()) {
            return found;
        }
        List<Object[]> rows = entities.createQuery(
                        "select b.workspaceId, b.agentId from AgentBinding b, Workspace w where w.id = b.workspaceId"
                                + " and w.projectId = :project and b.workspaceId in :workspaces order by b.agentId",
                        Object[].class)
                .setParameter("project", project.value())
                .setParameter("workspaces", workspaces)
                .getResultList();
        for (Object[] row : rows) {
            found.computeIfAbsent((String) row[0], id -> new ArrayList<>()).add(new AgentId((String) row[1]));
        }
        return found;
    }

    List<Workspace> ofAgent(ProjectId project, AgentId agent) {
        return entities.createQuery(
                        "select w from AgentBinding b, Workspace w where w.id = b.workspaceId"
                                + " and w.projectId = :project and b.agentId = :agent order by w.name",
                        Workspace.class)
                .setParameter("project", project.value())
                .setParameter("agent", agent.value())
                .getResultList();
    }

    /** Every binding of every project: workspace, agent. */
    List<Object[]> bindings() {
        return entities.createQuery("select b.workspaceId, b.agentId from AgentBinding b", Object[].class)
                .getResultList();
    }

    /** The paused ones: workspace, agent. */
    List<Object[]> pausedBindings() {
        return entities.createQuery(
                        "select b.workspaceId, b.agentId from AgentBinding b where b.pausedAt is not null",
                        Object[].class)
                .getResultList();
    }

    /** The paused bindings of these agents in a project. */
    List<AgentBinding> pausedOf(ProjectId project, Collection<String> agents) {
        return agents.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select b from AgentBinding b, Workspace w where w.id = b.workspaceId"
                                        + " and w.projectId = :project and b.agentId in :agents"
                                        + " and b.pausedAt is not null order by w.name",
                                AgentBinding.class)
                        .setParameter("project", project.value())
                        .setParameter("agents", agents)
                        .getResultList();
    }

    /**
     * Waits for dispatches under way that concern this workspace, or this agent, by id; holds up new ones to the end of
     * the transaction.
     */
    void closeGate(String workspaceOrAgent) {
        entities.createNativeQuery("select 1 from dispatch_gate_close(?)")
                .setParameter(1, workspaceOrAgent)
                .getSingleResult();
    }

    /** Reads a row again that somebody may have changed while we waited. */
    void refresh(Object row) {
        entities.refresh(row);
    }

    Optional<AgentBinding> binding(WorkspaceId workspace, AgentId agent) {
        return Optional.ofNullable(entities.find(AgentBinding.class, new AgentBinding.Key(workspace, agent)));
    }

    void add(AgentBinding binding) {
        entities.persist(binding);
    }

    void remove(AgentBinding binding) {
        entities.remove(binding);
    }
}
