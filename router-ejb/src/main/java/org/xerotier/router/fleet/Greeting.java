package org.xerotier.router.fleet;

import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;

/**
 * An accepted hello, as put on record.
 *
 * @param before what the agent was
 * @param manifestHash of the manifest on record
 * @param version the protocol version both speak
 */
public record Greeting(
        AgentId agent,
        ProjectId project,
        String registrationName,
        AgentState before,
        String manifestHash,
        int version) {}
