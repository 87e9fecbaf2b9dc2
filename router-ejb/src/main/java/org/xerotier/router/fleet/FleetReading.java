package org.xerotier.router.fleet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.WorkspaceId;

/** What the database says about all agents that may connect, read at one moment. */
public record FleetReading(
        List<RoutingRow> agents, Map<AgentId, Set<WorkspaceId>> bindings, Map<AgentId, Set<WorkspaceId>> paused) {}
