package org.xerotier.router.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.mesh.Peer;

/** Agents' lives without a database: notes what it was told. */
final class RecordedLife extends AgentLifeService {

    final List<String> told = new ArrayList<>();
    final List<AgentId> orphans = new ArrayList<>();
    final List<AgentId> givenUp = new ArrayList<>();
    boolean otherRouterHasIt;

    @Nullable
    RouterException refusing;

    private final FleetDirectory directory;

    RecordedLife(FleetDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Greeting greet(Peer peer, Hello hello) {
        told.add("greet");
        if (refusing != null) {
            throw refusing;
        }
        KnownAgent agent = directory.find(peer.agent()).orElseThrow();
        return new Greeting(
                agent.id(), agent.project(), agent.registrationName(), AgentState.STALE, agent.manifestHash(), 1);
    }

    @Override
    public void publish(AgentId id, AcceptedManifest manifest, ManifestChange change) {
        told.add("publish");
    }

    @Override
    public void suffer(AgentId id, String trouble) {
        told.add("suffer " + trouble);
    }

    @Override
    public void declare(AgentId id, String hash) {
        told.add("declare");
    }

    @Override
    public void manifestRefused(AgentId id, String hash, String reason) {
        told.add("manifestRefused");
    }

    @Override
    public void drain(AgentId id) {
        told.add("drain");
    }

    @Override
    public boolean leave(AgentId id, String reason) {
        told.add("leave");
        return true;
    }

    @Override
    public void disconnected(AgentId id) {
        told.add("disconnected");
    }

    @Override
    public boolean lose(AgentId id, Duration silence) {
        told.add("lose");
        return !otherRouterHasIt;
    }

    @Override
    public List<AgentId> silentFor(Duration silence, int limit) {
        return List.copyOf(orphans);
    }

    @Override
    public List<AgentId> seen(Collection<SessionView> sessions) {
        told.add("seen " + sessions.size());
        return List.copyOf(givenUp);
    }
}
