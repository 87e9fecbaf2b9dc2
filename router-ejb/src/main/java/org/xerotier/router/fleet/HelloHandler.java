package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.HelloAck;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Ticker;
import org.xerotier.router.mesh.FrameHandler;
import org.xerotier.router.mesh.MeshSender;
import org.xerotier.router.mesh.Peer;

/**
 * Begins sessions. The order matters: on record first, then in memory without work, then what it had before is settled,
 * then the answer, then work. So nothing new can be taken for something it lost, no dispatch overtakes the answer, and
 * its first frames after the answer find a session.
 */
@ApplicationScoped
class HelloHandler implements FrameHandler {

    @Inject
    AgentLifeService life;

    @Inject
    HelloGate gate;

    @Inject
    Ticker ticker;

    @Inject
    ConflictService conflicts;

    @Inject
    FleetDirectory directory;

    @Inject
    ConnectedAgents connected;

    @Inject
    InFlightReconciler reconciler;

    @Inject
    MeshSender sender;

    @Inject
    RouterList routers;

    @Inject
    FleetConfig config;

    @Inject
    Clock clock;

    @Inject
    FleetLog log;

    @Inject
    Event<AgentConnected> connections;

    @Inject
    Event<AgentCapacityFreed> freed;

    @Override
    public Set<FrameType> handles() {
        return Set.of(FrameType.HELLO);
    }

    @Override
    public void handle(Peer peer, Envelope envelope) {
        Hello hello = (Hello) envelope.frame();
        Optional<Duration> comeBack = gate.enter(!hello.inFlight().isEmpty());
        if (comeBack.isPresent()) {
            RouterException busy = FleetError.ROUTER_BUSY.because(
                    "This router greets as many agents as it can at once; come back in a moment.", comeBack.get());
            sender.trySend(peer.key(), refused(busy, comeBack.get()), envelope.traceContext());
            return;
        }
        long began = ticker.nanos();
        try {
            greet(peer, hello, envelope.traceContext());
        } finally {
            gate.leave(ticker.nanos() - began);
        }
    }

    private void greet(Peer peer, Hello hello, String trace) {
        HelloAck answer;
        try {
            if (!hello.agentId().equals(peer.agent().value())
                    && conflicts.collide(peer, hello.agentId(), hello.token())) {
                throw FleetError.AGENT_CONFLICT_PILL.because(
                        "This key is that of another agent than the one the hello and its token name; neither gets work until an operator says which keeps the name: `xeroctl agents recover`.");
            }
            Greeting greeting = life.greet(peer, hello);
            answer = begin(peer, hello, greeting);
        } catch (RouterException refusal) {
            log.helloRefused(peer, refusal);
            answer = refused(refusal, Duration.ZERO);
        }
        boolean told = sender.trySend(peer.key(), answer, trace);
        if (answer.accepted() && told && connected.ready(peer.agent(), hello.bootId())) {
            directory
                    .find(peer.agent())
                    .ifPresent(agent -> freed.fire(new AgentCapacityFreed(agent.id(), agent.workspaces())));
        } else if (answer.accepted()) {
            connected.gone(peer.agent(), peer.key());
        }
    }

    private HelloAck begin(Peer peer, Hello hello, Greeting greeting) {
        Duration lease = config.lease(Duration.ofMillis(hello.leaseRenewalIntervalMillis()));
        KnownAgent known = directory
                .find(peer.agent())
                .orElseThrow(() -> FleetError.AGENT_UNKNOWN.because(
                        "The agent was taken off this router's list this moment; enrol it again with a new join key."));
        connected.greet(
                known,
                new Session.Presence(
                        peer.key(),
                        hello.bootId(),
                        hello.ledgerId(),
                        hello.capacity(),
                        hello.manifestHash(),
                        lease,
                        hello.impairment(),
                        hello.inFlight()));
        // What was learnt of it since came before there was a session to tell.
        directory.find(peer.agent()).ifPresentOrElse(connected::know, () -> connected.remove(peer.agent()));
        log.greeted(greeting, hello);
        List<Reconcile> reconcile = reconciler.reconcile(
                peer.agent(), new InFlightReconciler.Report(hello.ledgerId(), hello.inFlight(), true));
        connections.fire(new AgentConnected(peer.agent(), hello.ledgerId(), hello.inFlight()));
        return new HelloAck(
                true,
                "",
                "",
                greeting.version(),
                lease.toMillis(),
                clock.millis(),
                !hello.manifestHash().equals(greeting.manifestHash()),
                0,
                routers.contacts(),
                reconcile);
    }

    private HelloAck refused(RouterException refusal, Duration comeBack) {
        return new HelloAck(
                false,
                refusal.code().code(),
                refusal.getMessage(),
                Envelope.VERSION,
                0,
                clock.millis(),
                false,
                comeBack.toMillis(),
                List.of(),
                List.of());
    }
}
