package org.xerotier.router.fleet;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/** A fleet as one router remembers it, with a ticker that stands still until it is told to move. */
final class FleetInMemory {

    static final Duration LEASE = Duration.ofSeconds(30);

    final Ids ids = new Ids(Clock.systemUTC(), new SecureRandom());
    final AtomicLong nanos = new AtomicLong();
    final ConnectedAgents connected = new ConnectedAgents(nanos::get);
    final FleetDirectory directory = new FleetDirectory(connected);
    final ToolCatalog catalog = new ToolCatalog(directory);
    final ProjectId project = new ProjectId(ids.next(IdPrefix.PROJECT));
    final WorkspaceId workspace = new WorkspaceId(ids.next(IdPrefix.WORKSPACE));

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** An agent bound to the workspace that offers these tools, on record but not connected. */
    KnownAgent enrol(String name, String... tools) {
        Map<String, ToolDescriptor> offered = new LinkedHashMap<>();
        for (String tool : tools) {
            offered.put(tool, Manifests.tool(tool, RiskLevel.READ));
        }
        return enrol(name, offered);
    }

    KnownAgent enrol(String name, Map<String, ToolDescriptor> tools) {
        AgentId id = AgentId.next(ids);
        KnownAgent agent =
                new KnownAgent(id, project, name, key(id), null, hash(1), tools, Set.of(workspace), Bars.NONE);
        directory.put(agent);
        return agent;
    }

    /** Says hello for an agent and lets it get work. */
    KnownAgent connect(KnownAgent agent, int capacity) {
        greet(agent, capacity, agent.manifestHash(), List.of());
        connected.ready(agent.id(), "boot-1");
        return agent;
    }

    void greet(KnownAgent agent, int capacity, String manifestHash, List<InFlight> inFlight) {
        connected.greet(
                agent,
                new Session.Presence(
                        agent.key(), "boot-1", FleetRoom.LEDGER, capacity, manifestHash, LEASE, "", inFlight));
    }

    Optional<ConnectedAgents.Renewed> renew(KnownAgent agent, boolean draining, String manifestHash) {
        return connected.renew(agent.id(), new Session.Renewal(draining, 1, manifestHash, "", List.of()));
    }

    Picked reserve(String tool) {
        return connected.reserve(
                InvocationId.next(ids), workspace, ToolName.parse(tool).orElseThrow(), Optional.empty());
    }

    Picked reserve(String tool, AgentId wanted) {
        return connected.reserve(
                InvocationId.next(ids), workspace, ToolName.parse(tool).orElseThrow(), Optional.of(wanted));
    }

    static String hash(int number) {
        return "%064x".formatted(number);
    }

    static PeerKey key(AgentId id) {
        return new PeerKey(id.value().substring("agt_".length()).repeat(2));
    }
}
