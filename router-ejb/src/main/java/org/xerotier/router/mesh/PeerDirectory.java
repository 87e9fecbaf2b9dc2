package org.xerotier.router.mesh;

import java.util.Optional;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.router.kernel.AgentId;

/** Who a key is. Asked for every frame, so it answers from memory. */
public interface PeerDirectory {

    /** The agent enrolled with a key. */
    Optional<AgentId> agentOf(PeerKey key);

    /** The key an agent enrolled with. */
    Optional<PeerKey> keyOf(AgentId agent);

    /** Whether this router accepted the agent's hello on the connection it has now. */
    boolean isGreeted(AgentId agent);

    /** The last connection of a peer is gone. */
    void connectionLost(AgentId agent);
}
