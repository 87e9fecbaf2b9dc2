package org.xerotier.router.fleet;

import java.util.Set;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * An agent that could take nothing can take something: it connected, finished work this router did not wait for, grew,
 * or was bound to a workspace. Fired outside any transaction. Giving a reservation back fires nothing: whoever does it
 * is told by {@link ConnectedAgents#release}.
 *
 * @param workspaces whose waiting work it may take
 */
public record AgentCapacityFreed(AgentId agent, Set<WorkspaceId> workspaces) {

    public AgentCapacityFreed {
        workspaces = Set.copyOf(workspaces);
    }
}
