package org.xerotier.router.web.management;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.fleet.AgentRole;
import org.xerotier.router.fleet.AgentState;
import org.xerotier.router.fleet.AgentView;
import org.xerotier.router.web.names.NamedWorkspace;
import org.xerotier.router.web.names.Names;

/** An agent; {@code tools} only where one agent was asked for. {@code holds}: why it gets no work, beyond its state. */
record AgentResponse(
        String id,
        String registrationName,
        AgentRole role,
        String region,
        AgentState state,
        String manifestHash,
        long manifestVersion,
        boolean manifestDrift,
        int toolCount,
        @Nullable List<String> tools,
        List<NamedWorkspace> workspaces,
        int running,
        int capacity,
        String agentVersion,
        @Nullable Instant lastSeenAt,
        @Nullable Instant leaseExpiresAt,
        Instant enrolledAt,
        List<HoldResponse> holds) {

    static AgentResponse listed(AgentView agent, Names names) {
        return of(agent, null, names);
    }

    static AgentResponse of(AgentView agent, Names names) {
        return of(agent, agent.tools(), names);
    }

    private static AgentResponse of(AgentView agent, @Nullable List<String> tools, Names names) {
        return new AgentResponse(
                agent.id().value(),
                agent.registrationName(),
                agent.role(),
                agent.region(),
                agent.state(),
                agent.manifestHash(),
                agent.manifestVersion(),
                agent.manifestDrift(),
                agent.tools().size(),
                tools,
                agent.workspaces().stream()
                        .map(id -> names.workspace(id.value()))
                        .sorted((one, other) -> one.name().compareTo(other.name()))
                        .toList(),
                agent.running(),
                agent.capacity(),
                agent.agentVersion(),
                agent.lastSeenAt(),
                agent.leaseExpiresAt(),
                agent.enrolledAt(),
                agent.holds().stream().map(hold -> HoldResponse.of(hold, names)).toList());
    }
}
