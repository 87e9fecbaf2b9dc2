package org.xerotier.router.fleet;

import java.time.Instant;

/**
 * That an agent is given nothing new for now.
 *
 * @param by name of who said so
 */
public record AgentPause(Instant at, String by, String reason) {}
