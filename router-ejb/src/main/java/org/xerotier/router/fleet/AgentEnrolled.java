package org.xerotier.router.fleet;

import org.xerotier.router.kernel.AgentId;

/**
 * An agent was enrolled, or enrolled again with the same keys. Fired inside the transaction: observe it after success.
 *
 */
public record AgentEnrolled(AgentId agent, NewAgent enrolled) {}
