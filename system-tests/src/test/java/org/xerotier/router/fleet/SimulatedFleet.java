package org.xerotier.router.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.router.cluster.SimulatedCluster;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterId;
import org.xerotier.router.kernel.Ticker;
import org.xerotier.router.kernel.TokenId;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.systemtests.simulation.Container;
import org.xerotier.systemtests.simulation.Tables;
import org.xerotier.systemtests.simulation.Transactions;
import org.xerotier.systemtests.simulation.World;

/** The room of the fleet as the simulation drives it: its own classes, but for the database. */
public final class SimulatedFleet {

    /** The longest lease; an agent renews three times in it. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    private SimulatedFleet() {}

    public static List<Class<?>> beans() {
        return List.of(
                AgentLifeService.class,
                FleetReadService.class,
                HelloHandler.class,
                LeaseHandler.class,
                GoodbyeHandler.class,
                Peers.class,
                FleetActors.class,
                FleetRefresh.class,
                LeaseSweep.class,
                FleetTimer.class,
                ToolSets.class,
                RouterList.class,
                FleetService.class,
                DispatchGateService.class,
                Acting.class);
    }

    /** What only writes logs, and the change of keys, which is not tried here. */
    public static List<Class<?>> quiet() {
        return List.of(FleetLog.class, RotationCourier.class);
    }

    /** What one router keeps in memory, and its view of the shared tables. */
    public static Map<Class<?>, Object> given(Transactions transactions, Shared shared, Ticker ticker) {
        Map<Class<?>, Object> given = new LinkedHashMap<>();
        ConnectedAgents connected = new ConnectedAgents(ticker);
        FleetDirectory directory = new FleetDirectory(connected);
        given.put(ConnectedAgents.class, connected);
        given.put(FleetDirectory.class, directory);
        given.put(ToolCatalog.class, new ToolCatalog(directory));
        given.put(FleetConfig.class, new FleetConfig(LEASE));
        given.put(AgentTokenCheck.class, (AgentTokenCheck) (agent, token) -> {});
        given.put(AgentRepository.class, new Rows(transactions, shared));
        given.put(
                HelloGate.class,
                new HelloGate(8, ticker, most -> shared.world.random().nextInt(most)));
        given.put(DispatchGateRepository.class, new OpenGate());
        given.put(ManifestRepository.class, new Documents(shared));
        return given;
    }

    /** As at the start of a router: the list first, then the clockwork. */
    public static void start(Container router) {
        router.get(FleetRefresh.class).run();
        router.get(LeaseSweep.class).begin();
    }

    public static void everySecond(Container router) {
        router.get(FleetTimer.class).everySecond();
    }

    public static void everyFiveSeconds(Container router) {
        router.get(FleetTimer.class).everyFiveSeconds();
    }

    /** What the database keeps of agents beside their rows. */
    public static final class Shared {
        private final World world;
        private final Tables tables;
        private final SimulatedCluster.Shared cluster;
        private final Set<String> sessions = new LinkedHashSet<>();
        private final Map<String, Instant> seen = new HashMap<>();
        private final Map<String, String> documents = new HashMap<>();

        public Shared(World world, Tables tables, SimulatedCluster.Shared cluster) {
            this.cluster = cluster;
            this.world = world;
            this.tables = tables;
        }

        /** Whether an agent counts as gone and was not heard of for a time. */
        public boolean isAway(AgentId id, Duration grace) {
            Agent agent = Objects.requireNonNull(tables.peek(Agent.class, id.value()));
            boolean isPresent = agent.state() == AgentState.ACTIVE || agent.state() == AgentState.DRAINING;
            return !isPresent && heard(agent).isBefore(world.clock().instant().minus(grace));
        }

        private Instant heard(Agent agent) {
            Instant connected = Objects.requireNonNullElse(agent.lastSeenAt(), Instant.EPOCH);
            Instant written = seen.getOrDefault(agent.id().value(), Instant.EPOCH);
            return connected.isAfter(written) ? connected : written;
        }
    }

    /** Puts an enrolled agent on record. */
    public static AgentId enrol(
            Transactions transactions,
            Shared shared,
            Ids ids,
            ProjectId project,
            String name,
            String curveKey,
            byte[] manifest) {
        AgentId id = AgentId.next(ids);
        AcceptedManifest accepted = ManifestIntake.read(
                org.xerotier.mesh.key.Sha256.hex(manifest), 1, new RegistrationName(name), manifest);
        Agent agent = new Agent(
                new NewAgent(
                        id,
                        project,
                        new RegistrationName(name),
                        AgentRole.XEM,
                        Region.DEFAULT,
                        curveKey,
                        "5e".repeat(32),
                        "1.0.0",
                        accepted),
                new TokenId(ids.next(IdPrefix.TOKEN)),
                shared.world.clock().instant());
        transactions.work().add(Agent.class, id.value(), agent);
        shared.documents.put(accepted.hash(), accepted.document());
        return id;
    }

    private static final class Rows extends AgentRepository {
        private final Transactions transactions;
        private final Shared shared;

        Rows(Transactions transactions, Shared shared) {
            this.transactions = transactions;
            this.shared = shared;
        }

        @Override
        void add(AgentEvent event) {
            // Nobody reads them here.
        }

        @Override
        Optional<Agent> find(AgentId id) {
            return lock(id);
        }

        @Override
        Optional<Agent> lock(AgentId id) {
            return Optional.ofNullable(transactions.work().find(Agent.class, id.value()));
        }

        @Override
        List<RoutingRow> routing() {
            return transactions.work().where(Agent.class, agent -> !agent.isRevoked()).stream()
                    .map(agent -> new RoutingRow(
                            agent.id().value(),
                            agent.project().value(),
                            agent.registrationName().value(),
                            agent.curvePublicKey(),
                            null,
                            agent.manifestHash(),
                            null,
                            null))
                    .toList();
        }

        @Override
        int seen(String silences) {
            JsonNode all = parse(silences);
            Instant now = shared.world.clock().instant();
            transactions
                    .work()
                    .also(() -> all.forEach(each -> shared.seen.merge(
                            each.path("id").asText(),
                            now.minusMillis(each.path("millis").asLong()),
                            (old, fresh) -> fresh.isAfter(old) ? fresh : old)));
            return all.size();
        }

        @Override
        void meet(AgentId agent, RouterId router) {
            transactions.work().also(() -> {
                if (shared.cluster.isListed(router)) {
                    shared.sessions.add(agent.value() + ' ' + router.value());
                }
            });
        }

        @Override
        boolean part(AgentId agent, RouterId router, Duration timeout) {
            transactions.work().also(() -> shared.sessions.remove(agent.value() + ' ' + router.value()));
            return isElsewhere(agent.value(), router, timeout);
        }

        @Override
        boolean isElsewhere(Collection<AgentId> candidates, RouterId router, Duration timeout) {
            return candidates.stream()
                    .filter(id -> Objects.requireNonNull(shared.tables.peek(Agent.class, id.value()))
                                    .state()
                            == AgentState.ACTIVE)
                    .anyMatch(id -> isElsewhere(id.value(), router, timeout));
        }

        private boolean isElsewhere(String agent, RouterId but, Duration timeout) {
            return shared.sessions.stream()
                    .map(session -> session.split(" "))
                    .anyMatch(session -> session[0].equals(agent)
                            && !session[1].equals(but.value())
                            && shared.cluster.isAlive(session[1], timeout));
        }

        @Override
        void align(RouterId router, String agents) {
            Set<String> here = new LinkedHashSet<>();
            parse(agents).forEach(each -> here.add(each.path("id").asText() + ' ' + router.value()));
            transactions.work().also(() -> {
                shared.sessions.removeIf(session -> session.endsWith(' ' + router.value()) && !here.contains(session));
                if (shared.cluster.isListed(router)) {
                    shared.sessions.addAll(here);
                }
            });
        }

        @Override
        List<String> staleAmong(String agents) {
            List<String> stale = new java.util.ArrayList<>();
            parse(agents).forEach(each -> {
                Agent agent = shared.tables.peek(Agent.class, each.path("id").asText());
                if (agent != null && agent.state() == AgentState.STALE) {
                    stale.add(each.path("id").asText());
                }
            });
            return stale;
        }

        private static JsonNode parse(String json) {
            return StrictJson.parse(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonLimits.REQUEST);
        }

        @Override
        Instant now() {
            return shared.world.clock().instant();
        }

        @Override
        boolean isSilent(AgentId id, Duration silence) {
            Agent agent = Objects.requireNonNull(shared.tables.peek(Agent.class, id.value()));
            Instant limit = shared.world.clock().instant().minus(silence).plusSeconds(1);
            return !shared.heard(agent).isAfter(limit);
        }

        @Override
        List<String> silentFor(Duration silence, int limit) {
            Instant before = shared.world.clock().instant().minus(silence);
            return shared.tables.all(Agent.class).stream()
                    .filter(agent -> agent.state() == AgentState.ACTIVE || agent.state() == AgentState.DRAINING)
                    .filter(agent -> shared.heard(agent).isBefore(before))
                    .map(agent -> agent.id().value())
                    .limit(limit)
                    .toList();
        }
    }

    private static final class OpenGate extends DispatchGateRepository {
        @Override
        GateWord ask(WorkspaceId workspace, AgentId agent) {
            return GateWord.OPEN;
        }
    }

    private static final class Documents extends ManifestRepository {
        private final Shared shared;

        Documents(Shared shared) {
            this.shared = shared;
        }

        @Override
        Optional<String> find(AgentId agent, String hash) {
            return Optional.ofNullable(shared.documents.get(hash));
        }
    }
}
