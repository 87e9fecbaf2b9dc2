package org.xerotier.router.fleet;

import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InvocationId;

/**
 * Room kept on an agent for one invocation, until it is given back.
 *
 * @param bootId of the agent process it was kept with
 * @param ledgerId of the agent's durable record of its work
 * @param manifestHash the manifest under which the agent offers the tool
 * @param tool as that manifest declares it
 */
public record Reservation(
        InvocationId invocation,
        AgentId agent,
        String registrationName,
        PeerKey peer,
        String bootId,
        String ledgerId,
        String manifestHash,
        ToolDescriptor tool) {}
