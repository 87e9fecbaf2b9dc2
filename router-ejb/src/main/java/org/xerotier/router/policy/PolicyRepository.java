package org.xerotier.router.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/** Rows of {@code approval_policies}, {@code approval_policy_in_force} and {@code approval_policy_activations}. */
@ApplicationScoped
@InTransaction
class PolicyRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    void add(PolicyRow version) {
        entities.persist(version);
    }

    Optional<PolicyRow> find(ProjectId project, PolicyId id) {
        return entities.createQuery(
                        "select p from PolicyRow p where p.id = :id and p.projectId = :project", PolicyRow.class)
                .setParameter("id", id.value())
                .setParameter("project", project.value())
                .getResultStream()
                .findFirst();
    }

    Optional<PolicyRow> find(ProjectId project, WorkspaceId workspace, PolicyId id) {
        return entities.createQuery(
                        "select p from PolicyRow p where p.id = :id and p.projectId = :project"
                                + " and p.workspaceId = :workspace",
                        PolicyRow.class)
                .setParameter("id", id.value())
                .setParameter("project", project.value())
                .setParameter("workspace", workspace.value())
                .getResultStream()
                .findFirst();
    }

    List<PolicyRow> list(ProjectId project, WorkspaceId workspace, PageRequest page) {
        return entities.createQuery(
                        "select p from PolicyRow p where p.projectId = :project and p.workspaceId = :workspace"
                                + " and (:after = '' or p.id < :after) order by p.id desc",
                        PolicyRow.class)
                .setParameter("project", project.value())
                .setParameter("workspace", workspace.value())
                .setParameter("after", page.afterKey() == null ? "" : page.afterKey())
                .setMaxResults(page.fetch())
                .getResultList();
    }

    /** The highest version under a name, 0 if there is none. */
    int lastVersion(ProjectId project, WorkspaceId workspace, String name) {
        return entities.createQuery(
                        "select coalesce(max(p.policyVersion), 0) from PolicyRow p where p.projectId = :project"
                                + " and p.workspaceId = :workspace and p.policyName = :name",
                        Integer.class)
                .setParameter("project", project.value())
                .setParameter("workspace", workspace.value())
                .setParameter("name", name)
                .getSingleResult();
    }

    /** By primary key, and nothing but the id: on the road of every call. */
    Optional<PolicyId> inForce(ProjectId project, WorkspaceId workspace) {
        return entities.createQuery(
                        "select f.policyId from PolicyInForce f where f.projectId = :project"
                                + " and f.workspaceId = :workspace",
                        String.class)
                .setParameter("project", project.value())
                .setParameter("workspace", workspace.value())
                .getResultStream()
                .findFirst()
                .map(PolicyId::new);
    }

    Optional<PolicyInForce> pointer(ProjectId project, WorkspaceId workspace) {
        return entities.createQuery(
                        "select f from PolicyInForce f where f.projectId = :project and f.workspaceId = :workspace",
                        PolicyInForce.class)
                .setParameter("project", project.value())
                .setParameter("workspace", workspace.value())
                .getResultStream()
                .findFirst();
    }

    void add(PolicyInForce pointer) {
        entities.persist(pointer);
    }

    void add(PolicyActivation activation) {
        entities.persist(activation);
    }

    /** Makes authors of one workspace wait for one another until the transaction ends, so that versions count up. */
    void lock(ProjectId project, WorkspaceId workspace) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext(?1))")
                .setParameter(1, "xerotier.policy " + project.value() + ' ' + workspace.value())
                .getSingleResult();
    }
}
