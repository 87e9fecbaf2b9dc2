package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.mesh.PeerDirectory;

/** Tells the mesh who its peers are. */
@ApplicationScoped
class Peers implements PeerDirectory {

    @Inject
    FleetDirectory directory;

    @Inject
    ConnectedAgents connected;

    @Inject
    AgentLifeService life;

    @Override
    public Optional<AgentId> agentOf(PeerKey key) {
        return directory.find(key).map(KnownAgent::id);
    }

    @Override
    public Optional<PeerKey> keyOf(AgentId agent) {
        return connected.key(agent).or(() -> directory.find(agent).map(KnownAgent::key));
    }

    @Override
    public boolean isGreeted(AgentId agent, PeerKey key) {
        return connected.isGreeted(agent, key);
    }

    @Override
    public void connectionLost(AgentId agent, PeerKey key) {
        if (connected.gone(agent, key)) {
            life.disconnected(agent);
        }
    }
}
