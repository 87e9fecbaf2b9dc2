package org.xerotier.router.fleet;

import java.util.List;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.router.kernel.AgentId;

/**
 * Compares what an agent says it has with what the router knows; implemented by the room of invocations. Called without a
 * transaction, for each hello and each renewal.
 */
public interface InFlightReconciler {

    /**
     * @param bootId of the agent's process
     * @return what the agent shall do, for those invocations about which there is something to say
     */
    List<Reconcile> reconcile(AgentId agent, String bootId, List<InFlight> inFlight);
}
