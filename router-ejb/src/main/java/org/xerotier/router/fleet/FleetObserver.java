package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.mesh.MeshGate;

/**
 * Lets this router's memory follow what it committed: the directory first, then the socket, as {@link FleetRefresh}
 * relies on. What leads to further work is handed to another thread.
 */
@ApplicationScoped
class FleetObserver {

    @Inject
    FleetDirectory directory;

    @Inject
    ToolSets toolSets;

    @Inject
    MeshGate gate;

    @Inject
    Event<AgentLost> lost;

    @Inject
    Event<AgentCapacityFreed> freed;

    @Inject
    Executor executor;

    /** Before the agent has its answer, or its first connection would be turned away. */
    void enrolled(@Observes(during = TransactionPhase.AFTER_SUCCESS) AgentEnrolled event) {
        NewAgent made = event.enrolled();
        PeerKey key = new PeerKey(made.curvePublicKey());
        Optional<KnownAgent> known = directory.find(event.agent());
        directory.put(new KnownAgent(
                event.agent(),
                made.project(),
                made.registrationName().value(),
                key,
                known.map(KnownAgent::nextKey).orElse(null),
                made.manifest().hash(),
                toolSets.of(made.manifest().manifest()),
                known.map(KnownAgent::workspaces).orElse(Set.of()),
                known.map(KnownAgent::bars).orElse(Bars.NONE)));
        gate.admit(key);
    }

    void revoked(@Observes(during = TransactionPhase.AFTER_SUCCESS) AgentRevoked event) {
        Set<PeerKey> keys = directory.find(event.agent()).map(KnownAgent::keys).orElse(Set.of());
        directory.remove(event.agent());
        keys.forEach(gate::expel);
        executor.execute(() -> lost.fire(new AgentLost(event.agent(), AgentLost.Reason.REVOKED)));
    }

    void keys(@Observes(during = TransactionPhase.AFTER_SUCCESS) AgentKeysChanged event) {
        Set<PeerKey> before =
                directory.find(event.agent()).map(KnownAgent::keys).orElse(Set.of());
        directory.update(
                event.agent(),
                known -> known.withKeys(event.inForce(), event.next().orElse(null)));
        event.next().ifPresent(gate::admit);
        if (event.next().isEmpty()) {
            before.stream().filter(key -> !key.equals(event.inForce())).forEach(gate::expel);
        }
    }

    void barred(@Observes(during = TransactionPhase.AFTER_SUCCESS) AgentBarsChanged event) {
        AgentId agent = event.agent();
        if (directory.update(agent, known -> known.withBars(event.change().apply(known.bars())))) {
            Set<WorkspaceId> workspaces =
                    directory.find(agent).map(KnownAgent::workspaces).orElse(Set.of());
            executor.execute(() -> freed.fire(new AgentCapacityFreed(agent, workspaces)));
        }
    }

    void bound(@Observes(during = TransactionPhase.AFTER_SUCCESS) AgentBindingChanged event) {
        AgentId agent = event.agent();
        if (directory.update(agent, known -> known.withWorkspaces(event.applyTo(known.workspaces())))) {
            executor.execute(() -> freed.fire(new AgentCapacityFreed(agent, Set.of(event.workspace()))));
        }
    }
}
