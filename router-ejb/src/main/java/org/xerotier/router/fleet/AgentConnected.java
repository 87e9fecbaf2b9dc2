package org.xerotier.router.fleet;

import java.util.List;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.router.kernel.AgentId;

/**
 * This router accepted an agent's hello. It gets work only after all observers are done, so what the record gives it and
 * the list does not mention is gone. Fired outside any transaction.
 *
 * @param bootId of its process; work given to another boot and not in flight is gone
 * @param inFlight what it says it has
 */
public record AgentConnected(AgentId agent, String bootId, List<InFlight> inFlight) {

    public AgentConnected {
        inFlight = List.copyOf(inFlight);
    }
}
