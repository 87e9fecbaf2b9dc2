package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.mesh.frame.LeaseAck;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.mesh.FrameHandler;
import org.xerotier.router.mesh.LeaseAcks;
import org.xerotier.router.mesh.MeshSender;
import org.xerotier.router.mesh.Peer;

/** Extends leases. The common renewal touches memory only; the database hears of changes at once and of life in batches. */
@ApplicationScoped
class LeaseHandler implements FrameHandler {

    @Inject
    AgentLifeService life;

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
    Event<AgentCapacityFreed> freed;

    @Override
    public Set<FrameType> handles() {
        return Set.of(FrameType.LEASE_RENEWAL);
    }

    @Override
    public void handle(Peer peer, Envelope envelope) {
        LeaseRenewal renewal = (LeaseRenewal) envelope.frame();
        LeaseAck answer = connected
                .renew(
                        peer.agent(),
                        new Session.Renewal(
                                renewal.draining(),
                                renewal.capacity(),
                                renewal.manifestHash(),
                                renewal.impairment(),
                                renewal.inFlight()))
                .map(renewed -> renew(peer.agent(), renewal, renewed))
                .orElseGet(() -> LeaseAcks.helloRequired(renewal));
        sender.trySend(peer.key(), answer, envelope.traceContext());
    }

    private LeaseAck renew(AgentId agent, LeaseRenewal renewal, ConnectedAgents.Renewed renewed) {
        if (renewed.beganDraining()) {
            life.drain(agent);
        }
        if (renewed.declaredAnother()) {
            life.declare(agent, renewal.manifestHash());
        }
        if (renewed.newTrouble()) {
            life.suffer(agent, renewal.impairment());
        }
        if (renewed.freed()) {
            Optional<KnownAgent> known = directory.find(agent);
            known.ifPresent(it -> freed.fire(new AgentCapacityFreed(agent, it.workspaces())));
        }
        return new LeaseAck(
                renewal.sequence(),
                renewed.lease().toMillis(),
                false,
                renewed.manifestWanted(),
                routers.contacts(),
                reconciler.reconcile(
                        agent, new InFlightReconciler.Report(renewed.ledgerId(), renewal.inFlight(), false)));
    }
}
