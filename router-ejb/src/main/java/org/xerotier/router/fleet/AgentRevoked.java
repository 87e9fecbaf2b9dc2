package org.xerotier.router.fleet;

import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;

/** An agent was revoked. Fired inside the transaction: observe it after success. */
public record AgentRevoked(AgentId agent, ProjectId project, String registrationName) {

    static AgentRevoked of(Agent agent) {
        return new AgentRevoked(
                agent.id(), agent.project(), agent.registrationName().value());
    }
}
