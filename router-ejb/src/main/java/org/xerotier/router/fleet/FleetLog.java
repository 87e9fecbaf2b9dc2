package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.mesh.Peer;

/** What this room tells operators. Ids are never used for another message. */
@ApplicationScoped
class FleetLog {

    private static final Logger LOG = System.getLogger("org.xerotier.router.fleet");

    void greeted(Greeting greeting, Hello hello) {
        LOG.log(
                Level.INFO,
                "XR-FLT-0001 agent {0} ({1}) connected, boot {2}, {3} in flight",
                greeting.registrationName(),
                greeting.agent(),
                hello.bootId(),
                hello.inFlight().size());
    }

    void helloRefused(Peer peer, RouterException refusal) {
        LOG.log(Level.WARNING, "XR-FLT-0002 hello of agent {0} refused: {1}", peer.agent(), refusal.getMessage());
    }

    void manifestRefused(KnownAgent agent, RouterException refusal) {
        LOG.log(
                Level.WARNING,
                "XR-FLT-0003 manifest of agent {0} ({1}) refused, it gets no work until it publishes another: {2}",
                agent.registrationName(),
                agent.id(),
                refusal.getMessage());
    }

    void leaseLost(AgentId agent) {
        LOG.log(Level.WARNING, "XR-FLT-0004 agent {0} is silent for longer than its lease and gets no work", agent);
    }

    void ready(int agents) {
        LOG.log(Level.INFO, "XR-FLT-0005 {0} enrolled agents may connect", agents);
    }

    void refreshFailed(RuntimeException fault) {
        LOG.log(
                Level.ERROR,
                "XR-FLT-0006 the list of agents could not be read; agents enrolled or bound elsewhere are not seen until it can",
                fault);
    }

    void sweepFailed(RuntimeException fault) {
        LOG.log(Level.ERROR, "XR-FLT-0007 a sweep of leases failed and will be tried again", fault);
    }

    void manifestUnreadable(AgentId agent, String hash) {
        LOG.log(
                Level.ERROR,
                "XR-FLT-0008 the manifest {1} of agent {0} on record cannot be read; the agent offers nothing until it publishes another",
                agent,
                hash);
    }
}
