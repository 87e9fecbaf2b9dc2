package org.xerotier.router.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/** Which version holds in a workspace now. */
@Entity
@IdClass(PolicyInForce.Key.class)
@Table(name = "approval_policy_in_force")
class PolicyInForce {

    @Id
    @Column(name = "project_id")
    private String projectId;

    @Id
    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "policy_id")
    private String policyId;

    private int sequence;

    @Version
    private int version;

    protected PolicyInForce() {}

    PolicyInForce(ProjectId project, WorkspaceId workspace, PolicyId policy) {
        projectId = project.value();
        workspaceId = workspace.value();
        policyId = policy.value();
        sequence = 1;
    }

    PolicyId policy() {
        return new PolicyId(policyId);
    }

    int sequence() {
        return sequence;
    }

    void moveOnTo(PolicyId next) {
        policyId = next.value();
        sequence++;
    }

    /** The two halves of the key, in the form the persistence provider asks for. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String projectId = "";
        private String workspaceId = "";

        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && projectId.equals(that.projectId)
                    && workspaceId.equals(that.workspaceId);
        }

        @Override
        public int hashCode() {
            return 31 * projectId.hashCode() + workspaceId.hashCode();
        }
    }
}
