package org.xerotier.router.invocation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.router.fleet.AgentConnected;
import org.xerotier.router.fleet.AgentLost;
import org.xerotier.router.fleet.FleetActors;
import org.xerotier.router.fleet.InFlightReconciler;
import org.xerotier.router.invocation.Reconciliation.Listed;
import org.xerotier.router.invocation.RecoveryService.Compared;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.Ticker;

/** Hears of agents that come, go and report, and lets {@link RecoveryService} settle each invocation they concern. */
@ApplicationScoped
class Recovery implements InFlightReconciler {

    private static final String NAME = "recovery";
    private static final int BATCH = 200;
    private static final Duration FOREVER = Duration.ofDays(36_500);

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

    @Inject
    InvocationConfig config;

    @Inject
    Ticker ticker;

    private final Lookout lookout = new Lookout();
    private long listensSince;

    @PostConstruct
    void begin() {
        listensSince = ticker.nanos();
    }

    @Override
    public List<Reconcile> reconcile(AgentId agent, Report report) {
        if (report.isHello()) {
            // Nothing sent to it before counts any more, and everything is looked at.
            departures.forget(agent);
            lookout.forget(agent);
            lookout.gave(agent);
        }
        report.inFlight().forEach(item -> departures.confirm(item.invocationId()));
        long mark = lookout.mark(agent);
        if (report.inFlight().isEmpty() && mark == 0) {
            return List.of();
        }
        List<Compared> all = recovery.compare(actors.of(agent, context()), report);
        if (all.isEmpty()) {
            lookout.foundNothing(agent, mark);
            return List.of();
        }
        Set<String> missing = missing(all);
        Set<String> believed = report.isHello() ? missing : lookout.missingAgain(agent, missing);
        all.stream()
                .filter(one -> one.listed() != Listed.ABSENT || believed.contains(one.invocation()))
                .forEach(one -> settle(agent, one, report.ledgerId()));
        return all.stream().flatMap(one -> word(one).stream()).toList();
    }

    private void settle(AgentId agent, Compared one, String ledgerId) {
        switch (one.move()) {
            case BEGIN, SEND_AGAIN, CANCEL_AGAIN, FENCE, LOSE ->
                alone(one.invocation(), () -> recovery.settle(Actor.system(NAME, context()), agent, one, ledgerId));
            case NONE, TELL_CANCEL, TELL_REPORT, TELL_FORGET -> {
                // The agent is told in the answer.
            }
        }
    }

    /** What goes wrong with one invocation is no reason to leave the others, or to refuse the agent's hello. */
    private static void alone(String invocation, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException fault) {
            InvocationLog.notReconciled(invocation, fault);
        }
    }

    private static Optional<Reconcile> word(Compared one) {
        return switch (one.move()) {
            case TELL_CANCEL -> Optional.of(new Reconcile(one.invocation(), one.epoch(), Reconcile.Action.CANCEL));
            case TELL_REPORT -> Optional.of(new Reconcile(one.invocation(), one.epoch(), Reconcile.Action.REPORT));
            case TELL_FORGET -> Optional.of(new Reconcile(one.invocation(), one.epoch(), Reconcile.Action.FORGET));
            case NONE, BEGIN, SEND_AGAIN, CANCEL_AGAIN, FENCE, LOSE -> Optional.empty();
        };
    }

    private static Set<String> missing(List<Compared> all) {
        return all.stream()
                .filter(one -> one.listed() == Listed.ABSENT)
                .map(Compared::invocation)
                .collect(Collectors.toSet());
    }

    /** From now on the agent's renewals are compared with the record. */
    void gave(@Observes(during = TransactionPhase.AFTER_SUCCESS) DispatchReady ready) {
        lookout.gave(ready.agent());
    }

    void connected(@Observes AgentConnected event) {
        dispatcher.wake();
    }

    /** What waits for its return is given up by {@link #giveUp}; a revoked agent's work at the next look there. */
    void lost(@Observes AgentLost event) {
        departures.forget(event.agent());
        lookout.forget(event.agent());
        Actor system = Actor.system(NAME, context());
        recovery.heldBy(event.agent())
                .forEach(held -> alone(held.value(), () -> recovery.away(system, event.agent(), held)));
        dispatcher.wake();
        if (event.reason() == AgentLost.Reason.REVOKED) {
            giveUp();
        }
    }

    /**
     * Ends the waiting for agents that are away too long. Only a router that has listened that long itself may judge: an
     * agent that found no router to come back to is not to blame.
     */
    void giveUp() {
        Duration listened = Duration.ofNanos(ticker.nanos() - listensSince);
        Duration grace = config.returnGrace();
        // By the grace of a router that is too young, only the revoked and what may run again are overdue.
        Duration patience = listened.compareTo(grace) < 0 ? FOREVER : grace;
        Actor system = Actor.system(NAME, context());
        List<InvocationId> overdue = recovery.overdue(patience, BATCH);
        overdue.forEach(id -> alone(id.value(), () -> recovery.giveUp(system, id, patience)));
        if (!overdue.isEmpty()) {
            dispatcher.wake();
        }
    }

    private RequestContext context() {
        return RequestContext.of(null, null, ids, random);
    }
}
