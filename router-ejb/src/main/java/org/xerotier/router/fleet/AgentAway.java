package org.xerotier.router.fleet;

import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;

/**
 * An agent was written down as out of reach. Fired inside the transaction that does so: who is told of it is told if, and
 * only if, it is on record. {@link AgentLost} follows the commit, for what is to be done about it.
 */
public record AgentAway(AgentId agent, ProjectId project, String registrationName, AgentLost.Reason reason) {

    static AgentAway of(Agent agent, AgentLost.Reason reason) {
        return new AgentAway(
                agent.id(), agent.project(), agent.registrationName().value(), reason);
    }
}
