package org.xerotier.systemtests.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.router.cluster.SimulatedCluster;
import org.xerotier.router.fleet.SimulatedFleet;
import org.xerotier.router.invocation.SimulatedInvocations;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.security.RouterKeys;
import org.xerotier.router.workspace.WorkspaceKind;
import org.xerotier.router.workspace.WorkspaceService;
import org.xerotier.router.workspace.WorkspaceView;
import org.xerotier.xem.dispatch.SimulatedLedger;

/** One run: two routers, some agents, some calls, a minute of faults, then peace, and the bill. */
public final class Simulation {

    static final long FAULTS_MILLIS = 60_000;

    private static final long CALLS_MILLIS = 50_000;

    /** Longest peace: a lease, the grace for agents that do not return, and what follows from them. */
    private static final long PEACE_MILLIS = 300_000;

    private static final long LOOK_MILLIS = 5_000;

    /** How long nothing more may happen. */
    private static final long QUIET_MILLIS = 20_000;

    private static final SigningKey ROUTER_KEY = SigningKey.ofSeed(new byte[32]);
    private static final CurveKeyPair CURVE = CurveKeyPair.generate(new java.security.SecureRandom());

    /** What came of a seed. */
    public record Verdict(
            long seed, Mutant mutant, String profile, long events, List<String> violations, List<String> story) {

        public boolean isClean() {
            return violations.isEmpty();
        }

        /** Without the story, for those who keep many. */
        Verdict brief() {
            return new Verdict(seed, mutant, profile, events, violations, List.of());
        }
    }

    final World world;
    final Profile profile;
    final Mutant mutant;
    final Tables tables;
    final Network network = new Network(this);
    final Witness witness = new Witness();
    final Tap tap;
    final Checks checks = new Checks(this);
    final ScriptedRandom randomness;
    final Ids ids;
    final ProjectId project;
    final WorkspaceId workspace;
    final SigningKey routerKey = ROUTER_KEY;
    final RouterKeys keys = new Keys();
    final WorkspaceService workspaces = new OneWorkspace();
    final SimulatedCluster.Shared cluster;
    final SimulatedFleet.Shared fleet;
    final List<SimulatedRouter> routers = new ArrayList<>();
    final List<SimulatedAgent> agents = new ArrayList<>();
    final List<AgentId> agentIds = new ArrayList<>();
    final Set<String> unknowable = new HashSet<>();
    final List<Client> clients = new ArrayList<>();
    private final List<long[]> outages = new ArrayList<>();
    private boolean isHealed;

    private Simulation(long seed, Mutant mutant, boolean tracing) {
        this.mutant = mutant;
        world = new World(seed, tracing);
        profile = Profile.draw(world.random());
        tables = new Tables(world);
        tap = new Tap(world);
        randomness = new ScriptedRandom(world);
        ids = new Ids(world.clock(), randomness);
        project = new ProjectId(ids.next(IdPrefix.PROJECT));
        workspace = new WorkspaceId(ids.next(IdPrefix.WORKSPACE));
        cluster = new SimulatedCluster.Shared(world.clock());
        fleet = new SimulatedFleet.Shared(world, tables, cluster);
        SimulatedInvocations.guard(tables);
    }

    /** Plays a seed. */
    public static Verdict run(long seed, Mutant mutant, boolean tracing) {
        Simulation simulation = new Simulation(seed, mutant, tracing);
        FaultLog.listen(simulation);
        simulation.play();
        World world = simulation.world;
        return new Verdict(seed, mutant, simulation.profile.name(), world.events(), world.violations(), world.story());
    }

    private void play() {
        world.note(() -> "profile " + profile);
        enrol();
        for (int number = 0; number < 2; number++) {
            SimulatedRouter router = new SimulatedRouter(this, number);
            routers.add(router);
            world.after(world.between(0, 500), router::start);
        }
        agents.forEach(agent -> world.after(world.between(0, 2_000), agent::start));
        for (int number = 1; number <= profile.calls(); number++) {
            Client client = new Client(this, number);
            clients.add(client);
            world.after(world.between(1_000, CALLS_MILLIS), client::ask);
        }
        planFaults();
        world.runUntil(FAULTS_MILLIS);
        heal();
        long quietSince = -1;
        for (long at = FAULTS_MILLIS; at <= FAULTS_MILLIS + PEACE_MILLIS; at += LOOK_MILLIS) {
            world.runUntil(at);
            boolean isQuiet = checks.isQuiet();
            quietSince = !isQuiet ? -1 : quietSince < 0 ? at : quietSince;
            if (isQuiet && at - quietSince >= QUIET_MILLIS) {
                break;
            }
        }
        if (world.violations().isEmpty()) {
            checks.all();
        }
    }

    private void enrol() {
        Transactions setup = new Transactions(world, tables, () -> Transactions.Fate.DONE, () -> false);
        for (int number = 1; number <= profile.agents(); number++) {
            SimulatedAgent agent = new SimulatedAgent(this, number);
            try {
                AgentId id = (AgentId) setup.required(
                        () -> SimulatedFleet.enrol(
                                setup,
                                fleet,
                                ids,
                                project,
                                agent.name,
                                agent.key().hex(),
                                agent.manifest().document().toArray()),
                        Transactions.Manner.PROPER);
                agent.enrolled(id);
                agentIds.add(id);
            } catch (Exception fault) {
                throw new IllegalStateException(fault);
            }
            agents.add(agent);
        }
    }

    private void planFaults() {
        if (profile.routersDie()) {
            times(1, 5, () -> routers.get(world.random().nextInt(2)).kill("killed"));
        }
        if (profile.agentsDie()) {
            times(1, 6, () -> anyAgent().kill("killed"));
        }
        if (profile.agentNeverReturns()) {
            times(1, 2, () -> anyAgent().leaveForGood());
        }
        if (profile.cuts() > 0) {
            times(
                    1,
                    profile.cuts() + 1,
                    () -> network.cut(anyAgent().name, world.random().nextInt(2), world.between(500, 45_000)));
        }
        for (int outage = 0; outage < profile.databaseOutages(); outage++) {
            long from = world.between(2_000, FAULTS_MILLIS);
            outages.add(new long[] {from, from + world.between(500, 8_000)});
        }
    }

    private void times(int least, int below, Runnable fault) {
        for (long count = world.between(least, below); count > 0; count--) {
            world.after(world.between(2_000, FAULTS_MILLIS), fault);
        }
    }

    private void heal() {
        world.note(() -> "peace");
        isHealed = true;
        network.heal();
        outages.clear();
        routers.forEach(SimulatedRouter::start);
        agents.forEach(SimulatedAgent::start);
    }

    // -- for the parts ----------------------------------------------------------------------------------------------

    boolean isHealed() {
        return isHealed;
    }

    boolean isDatabaseDown() {
        return outages.stream().anyMatch(outage -> outage[0] <= world.millis() && world.millis() < outage[1]);
    }

    boolean dies(int perTenThousand) {
        return !isHealed && world.chance(perTenThousand);
    }

    SimulatedLedger.Faults ledgerFaults() {
        return isHealed
                ? new SimulatedLedger.Faults(0, 0)
                : new SimulatedLedger.Faults(profile.ledgerDeaths(), profile.ledgerFull());
    }

    boolean losesLedger() {
        return !isHealed && world.chance(profile.ledgerLosses());
    }

    SimulatedRouter anyRouter() {
        return routers.get(world.random().nextInt(routers.size()));
    }

    private SimulatedAgent anyAgent() {
        return agents.get(world.random().nextInt(agents.size()));
    }

    /** Something was thrown that no fault of this world explains. */
    void fault(String where, Throwable fault) {
        world.violated("fault", where + ": " + fault + trace(fault));
    }

    void agentFault(String where, RuntimeException fault) {
        fault(where, fault);
    }

    private static String trace(Throwable fault) {
        StringBuilder text = new StringBuilder();
        for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
            text.append("\n    ").append(cause);
            StackTraceElement[] frames = cause.getStackTrace();
            for (int depth = 0; depth < Math.min(6, frames.length); depth++) {
                text.append("\n        at ").append(frames[depth]);
            }
        }
        return text.toString();
    }

    private static final class Keys extends RouterKeys {
        @Override
        public CurveKeyPair curve() {
            return CURVE;
        }

        @Override
        public SigningKey signing() {
            return ROUTER_KEY;
        }
    }

    private final class OneWorkspace extends WorkspaceService {
        @Override
        public WorkspaceView get(ProjectId of, String idOrName) {
            return new WorkspaceView(
                    workspace,
                    "ops",
                    WorkspaceKind.OPERATIONAL,
                    WorkspaceScope.UNNARROWED,
                    world.clock().instant(),
                    null);
        }

        @Override
        public WorkspaceView requireOperational(ProjectId of, String idOrName) {
            return get(of, idOrName);
        }

        @Override
        public void requireOperational(WorkspaceView any) {
            // It always is.
        }

        @Override
        public Map<AgentId, Set<WorkspaceId>> pausedBindings() {
            return Map.of();
        }

        @Override
        public Map<AgentId, Set<WorkspaceId>> bindings() {
            Map<AgentId, Set<WorkspaceId>> all = new java.util.LinkedHashMap<>();
            agentIds.forEach(agent -> all.put(agent, Set.of(workspace)));
            return all;
        }
    }
}
