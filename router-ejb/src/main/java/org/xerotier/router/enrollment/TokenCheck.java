package org.xerotier.router.enrollment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.xerotier.router.fleet.AgentTokenCheck;
import org.xerotier.router.kernel.AgentId;

/** Checks the token of a hello. Whether the agent was revoked is for its record to say. */
@ApplicationScoped
class TokenCheck implements AgentTokenCheck {

    @Inject
    AgentTokens tokens;

    @Override
    public void requireValid(AgentId agent, String token) {
        if (!tokens.readForUse(token).agent().equals(agent)) {
            throw AgentTokens.invalid();
        }
    }
}
