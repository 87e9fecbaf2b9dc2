package org.xerotier.router.mesh;

import java.util.Optional;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.router.kernel.AgentId;

/** Who a key is. Asked for every frame, so it answers from memory. */
public interface PeerDirectory {

    /** The agent enrolled with a key. */
    Optional<AgentId> agentOf(PeerKey key);

    /** The key an agent is reached by here: that of its session, or the one in force. */
    Optional<PeerKey> keyOf(AgentId agent);

    /** Whether this router accepted the agent's hello under this key, and the session is still that one. */
    boolean isGreeted(AgentId agent, PeerKey key);

    /** The last connection under a key is gone. */
    void connectionLost(AgentId agent, PeerKey key);
}
