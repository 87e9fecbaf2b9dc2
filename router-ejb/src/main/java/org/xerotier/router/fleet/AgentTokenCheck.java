package org.xerotier.router.fleet;

import org.xerotier.router.kernel.AgentId;

/** Says whether an agent's token holds; implemented by the room of enrolment, which issues them. */
public interface AgentTokenCheck {

    /** @throws org.xerotier.router.kernel.RouterException if the token is not this agent's, or holds no more */
    void requireValid(AgentId agent, String token);
}
