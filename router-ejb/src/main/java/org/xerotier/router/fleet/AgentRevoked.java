package org.xerotier.router.fleet;

import org.xerotier.router.kernel.AgentId;

/** An agent was revoked. Fired inside the transaction: observe it after success. */
public record AgentRevoked(AgentId agent) {}
