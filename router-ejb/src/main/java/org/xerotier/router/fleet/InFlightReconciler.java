package org.xerotier.router.fleet;

import java.util.List;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.router.kernel.AgentId;

/**
 * Brings what an agent says it has and what the router knows to agreement; implemented by the room of invocations. Called
 * without a transaction, for each hello and each renewal.
 */
public interface InFlightReconciler {

    /** @return what the agent shall do, for those invocations about which there is something to say */
    List<Reconcile> reconcile(AgentId agent, Report report);

    /**
     * What an agent said it has.
     *
     * @param ledgerId of the durable record it speaks from
     * @param isHello the agent has just come, and gets nothing new before this is settled
     */
    record Report(String ledgerId, List<InFlight> inFlight, boolean isHello) {

        public Report {
            inFlight = List.copyOf(inFlight);
        }
    }
}
