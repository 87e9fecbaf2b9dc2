package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.router.fleet.AgentConnected;
import org.xerotier.router.fleet.AgentLost;
import org.xerotier.router.fleet.FleetActors;
import org.xerotier.router.fleet.InFlightReconciler;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.RequestContext;

/** Hears of agents that come, go and report, and lets {@link RecoveryService} settle each invocation they concern. */
@ApplicationScoped
class Recovery implements InFlightReconciler {

    @Inject
    RecoveryService recovery;

    @Inject
    Departures departures;

    @Inject
    Dispatcher dispatcher;

    @Inject
    FleetActors actors;

    @Inject
    Ids ids;

    @Inject
    SecureRandom random;

    @Override
    public List<Reconcile> reconcile(AgentId agent, Report report) {
        Actor by = actors.of(agent, context());
        List<Reconcile> answers = new ArrayList<>();
        for (InFlight reported : report.inFlight()) {
            departures.confirm(reported.invocationId());
            recovery.listed(by, reported)
                    .ifPresent(action -> answers.add(new Reconcile(reported.invocationId(), reported.epoch(), action)));
        }
        return answers;
    }

    /** What the record says it has and it does not mention either never reached it or died with its process. */
    void connected(@Observes AgentConnected event) {
        departures.forget(event.agent());
        Set<String> mentioned = new HashSet<>();
        event.inFlight().forEach(item -> mentioned.add(item.invocationId()));
        Actor system = Actor.system("recovery", context());
        for (InvocationId held : recovery.heldBy(event.agent())) {
            if (!mentioned.contains(held.value())) {
                recovery.unlisted(system, event.agent(), held, event.ledgerId());
            }
        }
        dispatcher.wake();
    }

    void lost(@Observes AgentLost event) {
        departures.forget(event.agent());
        Actor system = Actor.system("recovery", context());
        for (InvocationId held : recovery.heldBy(event.agent())) {
            recovery.lost(system, event.agent(), held, "agent_lost", message(event.reason()));
        }
        dispatcher.wake();
    }

    private static String message(AgentLost.Reason reason) {
        return switch (reason) {
            case LEASE_LAPSED -> "The agent was not heard for longer than its lease.";
            case LEFT -> "The agent left.";
            case REVOKED -> "The agent was revoked.";
        };
    }

    private RequestContext context() {
        return RequestContext.of(null, null, ids, random);
    }
}
