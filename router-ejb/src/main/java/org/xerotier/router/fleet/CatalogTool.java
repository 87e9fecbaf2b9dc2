package org.xerotier.router.fleet;

import java.util.List;
import java.util.Set;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * A tool that can be called. Agents may declare the same tool differently; the strictest reading holds: the highest risk,
 * with the rest of that declaration, and idempotent only if all say so.
 *
 * @param agents who offers it, by id
 * @param workspaces where it is offered
 */
public record CatalogTool(ToolDescriptor descriptor, List<Offer> agents, Set<WorkspaceId> workspaces) {

    public CatalogTool {
        agents = List.copyOf(agents);
        workspaces = Set.copyOf(workspaces);
    }

    /** An agent that offers the tool, and under which manifest. */
    public record Offer(AgentId id, String registrationName, String manifestHash) {}
}
