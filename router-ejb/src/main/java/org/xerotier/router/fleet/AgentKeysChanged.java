package org.xerotier.router.fleet;

import java.util.Optional;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.router.kernel.AgentId;

/**
 * Another CURVE key is let in for an agent, or is the only one from now on. Fired inside the transaction: observe it
 * after.
 *
 * @param next admitted beside the one in force
 */
record AgentKeysChanged(AgentId agent, PeerKey inForce, Optional<PeerKey> next) {}
