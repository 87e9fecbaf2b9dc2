package org.xerotier.router.web.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.fleet.AgentState;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.web.names.NamedAgent;
import org.xerotier.router.web.names.Names;
import org.xerotier.router.workspace.WorkspaceKind;
import org.xerotier.router.workspace.WorkspacePause;
import org.xerotier.router.workspace.WorkspaceView;

/** A workspace and the agents that serve it. */
record WorkspaceResponse(
        String id,
        String name,
        WorkspaceKind kind,
        ObjectNode scope,
        List<Serving> agents,
        @Nullable WorkspacePause pause,
        Instant createdAt) {

    record Serving(String id, String registrationName, AgentState state) {}

    static WorkspaceResponse of(WorkspaceView workspace, List<AgentId> agents, Names names) {
        names.meeting(agents);
        return new WorkspaceResponse(
                workspace.id().value(),
                workspace.name(),
                workspace.kind(),
                workspace.scope().toJson(),
                agents.stream().map(agent -> serving(agent.value(), names)).toList(),
                workspace.pause(),
                workspace.createdAt());
    }

    private static Serving serving(String id, Names names) {
        NamedAgent agent = names.agent(id);
        return new Serving(id, agent.registrationName(), names.stateOf(id));
    }
}
