package org.xerotier.router.mesh;

import org.xerotier.mesh.api.PeerKey;
import org.xerotier.router.kernel.AgentId;

/** Who sent a frame: a key, and the agent that was enrolled with it. */
public record Peer(PeerKey key, AgentId agent) {}
