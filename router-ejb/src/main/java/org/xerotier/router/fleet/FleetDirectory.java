package org.xerotier.router.fleet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * All enrolled agents, as the database had them a moment ago. Changes made by this router arrive at once, those of
 * others with the next refresh; a refresh that began before a change of an agent leaves that agent alone, so it can never
 * undo one.
 *
 * <p>Readers take no lock. Writers tell {@link ConnectedAgents} under this one's lock, never the other way round.
 */
final class FleetDirectory {

    private final ConnectedAgents connected;
    private final Map<AgentId, KnownAgent> byId = new ConcurrentHashMap<>();
    private final Map<PeerKey, KnownAgent> byKey = new ConcurrentHashMap<>();
    /** The version each agent was last changed in by this router itself, unless a reading that began later was taken over. */
    private final Map<AgentId, Long> changed = new HashMap<>();

    private volatile long version;

    FleetDirectory(ConnectedAgents connected) {
        this.connected = connected;
    }

    /** Grows after every change; note it before reading the database for {@link #replaceAll}. */
    long version() {
        return version;
    }

    Optional<KnownAgent> find(AgentId agent) {
        return Optional.ofNullable(byId.get(agent));
    }

    Optional<KnownAgent> find(PeerKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Set<PeerKey> keys() {
        return Set.copyOf(byKey.keySet());
    }

    List<KnownAgent> inProject(ProjectId project) {
        return byId.values().stream()
                .filter(agent -> agent.project().equals(project))
                .toList();
    }

    List<KnownAgent> inWorkspace(WorkspaceId workspace) {
        return byId.values().stream()
                .filter(agent -> agent.workspaces().contains(workspace))
                .toList();
    }

    /** Takes over one agent. Whether it can now get work it could not get before. */
    synchronized boolean put(KnownAgent agent) {
        boolean freed = store(agent);
        changed.put(agent.id(), ++version);
        return freed;
    }

    /** Changes what is known of an agent, if it is known. Whether it can now get work it could not get before. */
    synchronized boolean update(AgentId agent, UnaryOperator<KnownAgent> change) {
        KnownAgent known = byId.get(agent);
        if (known == null) {
            return false;
        }
        KnownAgent changed = change.apply(known);
        return !changed.equals(known) && put(changed);
    }

    synchronized boolean remove(AgentId agent) {
        KnownAgent known = byId.get(agent);
        if (known == null) {
            return false;
        }
        drop(known);
        changed.put(agent, ++version);
        return true;
    }

    /**
     * Takes over a whole reading that began at {@code readAt}, but for agents that changed here since: of those this router
     * knows more. However busy a fleet is, what it says of all others counts.
     */
    synchronized Difference replaceAll(long readAt, Collection<KnownAgent> reading) {
        Map<AgentId, KnownAgent> wanted = new HashMap<>();
        reading.forEach(agent -> wanted.put(agent.id(), agent));
        changed.values().removeIf(at -> at <= readAt);
        boolean keysChanged = false;
        for (KnownAgent known : List.copyOf(byId.values())) {
            if (!wanted.containsKey(known.id()) && !changed.containsKey(known.id())) {
                drop(known);
                keysChanged = true;
            }
        }
        Set<AgentId> freed = new HashSet<>();
        boolean isNews = keysChanged;
        for (KnownAgent agent : wanted.values()) {
            if (changed.containsKey(agent.id())) {
                continue;
            }
            @Nullable KnownAgent before = byId.get(agent.id());
            isNews |= !agent.equals(before);
            keysChanged |= before == null;
            // A session may have begun with an older picture of its agent than is known here.
            if (agent.equals(before) ? connected.know(agent) : store(agent)) {
                freed.add(agent.id());
            }
        }
        if (isNews) {
            version++;
        }
        return new Difference(changed.isEmpty(), keysChanged, freed);
    }

    private boolean store(KnownAgent agent) {
        @Nullable KnownAgent before = byId.put(agent.id(), agent);
        agent.keys().forEach(key -> byKey.put(key, agent));
        if (before != null) {
            before.keys().stream().filter(key -> !agent.holds(key)).forEach(byKey::remove);
        }
        return connected.know(agent);
    }

    private void drop(KnownAgent agent) {
        byId.remove(agent.id());
        agent.keys().forEach(byKey::remove);
        connected.remove(agent.id());
    }

    /**
     * What a refresh changed.
     *
     * @param isWhole no agent was left out because it changed here meanwhile
     * @param keysChanged agents came or went
     * @param freed agents that can now get work they could not get before
     */
    record Difference(boolean isWhole, boolean keysChanged, Set<AgentId> freed) {}
}
