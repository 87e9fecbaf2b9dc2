package org.xerotier.router.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AppendOnly;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.WorkspaceId;

/** A version coming into force in a workspace. */
@Entity
@AppendOnly
@IdClass(PolicyActivation.Key.class)
@Table(name = "approval_policy_activations")
class PolicyActivation {

    @Id
    @Column(name = "project_id")
    private String projectId;

    @Id
    @Column(name = "workspace_id")
    private String workspaceId;

    @Id
    private int sequence;

    @Column(name = "policy_id")
    private String policyId;

    @Column(name = "activated_at")
    private Instant activatedAt;

    @Column(name = "activated_by")
    private String activatedBy;

    @Column(name = "activated_by_name")
    private String activatedByName;

    @Column(name = "activated_principal")
    private String activatedPrincipal;

    protected PolicyActivation() {}

    PolicyActivation(Actor actor, WorkspaceId workspace, int sequence, PolicyId policy, Instant now) {
        projectId = actor.requireProject().value();
        workspaceId = workspace.value();
        this.sequence = sequence;
        policyId = policy.value();
        activatedAt = now;
        activatedBy = actor.id();
        activatedByName = actor.name();
        activatedPrincipal = actor.principal();
    }

    /** The three parts of the key, in the form the persistence provider asks for. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String projectId = "";
        private String workspaceId = "";
        private int sequence;

        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && projectId.equals(that.projectId)
                    && workspaceId.equals(that.workspaceId)
                    && sequence == that.sequence;
        }

        @Override
        public int hashCode() {
            return Objects.hash(projectId, workspaceId, sequence);
        }
    }
}
