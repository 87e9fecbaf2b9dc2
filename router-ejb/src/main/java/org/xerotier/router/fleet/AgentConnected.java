package org.xerotier.router.fleet;

import java.util.List;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.router.kernel.AgentId;

/**
 * This router accepted an agent's hello. It gets work only after all observers are done, so what the record gives it and
 * the list does not mention is gone. Fired outside any transaction.
 *
 * @param ledgerId of its durable record; work given under another one and not in flight is forgotten
 * @param inFlight what it says it has
 */
public record AgentConnected(AgentId agent, String ledgerId, List<InFlight> inFlight) {

    public AgentConnected {
        inFlight = List.copyOf(inFlight);
    }
}
