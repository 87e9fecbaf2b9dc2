package org.xerotier.router.fleet;

import java.util.HashSet;
import java.util.Set;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * An agent was bound to a workspace or taken off it. Fired inside the transaction: observe it after success.
 */
public record AgentBindingChanged(AgentId agent, WorkspaceId workspace, boolean bound) {

    Set<WorkspaceId> applyTo(Set<WorkspaceId> before) {
        Set<WorkspaceId> after = new HashSet<>(before);
        if (bound) {
            after.add(workspace);
        } else {
            after.remove(workspace);
        }
        return after;
    }
}
