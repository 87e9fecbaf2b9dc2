package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.manifest.CapabilityManifest;
import org.xerotier.router.Fired;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.mesh.MeshGate;

/** Two routers on one database: what the other did is known here after a round. */
class FleetRefreshTest {

    private final FleetInMemory fleet = new FleetInMemory();
    private final Database database = new Database();
    private final Gate gate = new Gate();
    private final Fired<AgentCapacityFreed> freed = new Fired<>();
    private final FleetRefresh refresh = new FleetRefresh();

    @BeforeEach
    void wire() {
        refresh.database = database;
        refresh.directory = fleet.directory;
        refresh.toolSets = new ToolSets();
        refresh.gate = gate;
        refresh.log = new FleetLog();
        refresh.freed = freed;
        refresh.ticker = () -> 0;
    }

    @Test
    void anAgentEnrolledElsewhereIsAdmittedWithItsTools() {
        AgentId agent = database.enrol("edge-1", "host.uptime");

        refresh.run();

        assertThat(gate.admitted).containsExactly(Set.of(FleetInMemory.key(agent)));
        assertThat(fleet.directory.find(agent).orElseThrow().tools()).containsOnlyKeys("host.uptime");
        assertThat(fleet.catalog.find(fleet.project, "host.uptime")).isPresent();
    }

    @Test
    void nothingNewCostsNoManifestAndNoWordToTheSocket() {
        database.enrol("edge-1", "host.uptime");
        refresh.run();

        refresh.run();

        assertThat(gate.admitted).hasSize(1);
        assertThat(database.manifestsRead).isEqualTo(1);
    }

    @Test
    void aManifestThatCannotBeReadBackCostsItsAgentItsToolsAndNobodyElse() {
        AgentId broken = database.enrol("edge-1", "host.uptime");
        AgentId sound = database.enrol("edge-2", "host.uptime");
        database.manifests.put(broken, "{\"maximum\": 1000000000000000000000}");

        refresh.run();

        assertThat(fleet.directory.find(broken).orElseThrow().tools()).isEmpty();
        assertThat(fleet.directory.find(sound).orElseThrow().tools()).containsOnlyKeys("host.uptime");
    }

    @Test
    void anAgentRevokedElsewhereIsExpelled() {
        AgentId agent = database.enrol("edge-1", "host.uptime");
        refresh.run();
        database.rows.clear();

        refresh.run();

        assertThat(gate.admitted).endsWith(Set.of());
        assertThat(fleet.directory.find(agent)).isEmpty();
    }

    @Test
    void aBindingMadeElsewhereWakesWaitingWork() {
        AgentId agent = database.enrol("edge-1", "host.uptime");
        refresh.run();
        fleet.connect(fleet.directory.find(agent).orElseThrow(), 1);
        database.bindings.put(agent, Set.of(fleet.workspace));

        refresh.run();

        assertThat(freed.heard()).containsExactly(new AgentCapacityFreed(agent, Set.of(fleet.workspace)));
        assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Picked.Answer.RESERVED);
    }

    @Test
    void aSocketThatFailedIsToldAgain() {
        AgentId agent = database.enrol("edge-1", "host.uptime");
        gate.failing = true;
        assertThatThrownBy(refresh::run).hasMessage("no socket");

        gate.failing = false;
        refresh.run();

        assertThat(gate.admitted).containsExactly(Set.of(FleetInMemory.key(agent)));
    }

    @Test
    void anAgentEnrolledWhileTheSocketIsToldIsNotTurnedAway() {
        AgentId agent = database.enrol("edge-1", "host.uptime");
        List<KnownAgent> enrolled = new ArrayList<>();
        gate.whileAdmitting = () -> {
            if (enrolled.isEmpty()) {
                enrolled.add(fleet.enrol("edge-2", "host.uptime"));
            }
        };

        refresh.run();

        assertThat(gate.admitted)
                .endsWith(Set.of(FleetInMemory.key(agent), enrolled.get(0).key()));
    }

    @Test
    void aManifestThatIsMissingOrNoLongerReadLeavesAnAgentWithoutTools() {
        AgentId agent = database.enrol("edge-1", "host.uptime");
        database.manifests.put(agent, "{\"tools\": 7}");
        AgentId other = database.enrol("edge-2", "host.uptime");
        database.manifests.remove(other);

        refresh.run();

        assertThat(fleet.directory.find(agent).orElseThrow().tools()).isEmpty();
        assertThat(fleet.directory.find(other).orElseThrow().tools()).isEmpty();
    }

    private final class Database extends FleetReadService {
        final List<RoutingRow> rows = new ArrayList<>();
        final Map<AgentId, String> manifests = new HashMap<>();
        final Map<AgentId, Set<WorkspaceId>> bindings = new HashMap<>();
        final Map<AgentId, Set<WorkspaceId>> paused = new HashMap<>();
        int manifestsRead;

        AgentId enrol(String name, String tool) {
            AgentId agent = AgentId.next(fleet.ids);
            CapabilityManifest manifest = Manifests.offering(name, tool);
            rows.add(new RoutingRow(
                    agent.value(),
                    fleet.project.value(),
                    name,
                    FleetInMemory.key(agent).hex(),
                    null,
                    manifest.hash(),
                    null,
                    null));
            manifests.put(agent, manifest.toJson().toString());
            return agent;
        }

        @Override
        public FleetReading read() {
            return new FleetReading(List.copyOf(rows), Map.copyOf(bindings), Map.copyOf(paused));
        }

        @Override
        public Optional<String> manifest(AgentId agent, String hash) {
            manifestsRead++;
            return Optional.ofNullable(manifests.get(agent));
        }
    }

    private static final class Gate extends MeshGate {
        final List<Set<PeerKey>> admitted = new ArrayList<>();
        boolean failing;
        Runnable whileAdmitting = () -> {};

        @Override
        public void admit(Set<PeerKey> enrolled) {
            if (failing) {
                throw new IllegalStateException("no socket");
            }
            whileAdmitting.run();
            admitted.add(enrolled);
        }
    }
}
