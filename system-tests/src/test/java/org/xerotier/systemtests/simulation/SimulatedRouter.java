package org.xerotier.systemtests.simulation;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.api.PeerUnreachable;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.router.approval.ApprovalService;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.cluster.SimulatedCluster;
import org.xerotier.router.fleet.SimulatedFleet;
import org.xerotier.router.invocation.SimulatedInvocations;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.Readiness;
import org.xerotier.router.kernel.Ticker;
import org.xerotier.router.mesh.SimulatedMesh;
import org.xerotier.router.security.RouterKeys;
import org.xerotier.router.workspace.WorkspaceService;

/** A router process: dies and comes back; what it knew is gone, what is in the tables is not. */
final class SimulatedRouter {

    private static final int FIRST_PORT = 5_555;

    private final Simulation simulation;
    private final int index;
    private final Map<PeerKey, Network.Wire> wires = new HashMap<>();
    private @Nullable Container container;
    private int life;

    SimulatedRouter(Simulation simulation, int index) {
        this.simulation = simulation;
        this.index = index;
    }

    static int indexOf(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)) - FIRST_PORT;
    }

    RouterContact contact() {
        return new RouterContact(
                name(), address(), simulation.keys.curve().publicKey().hex());
    }

    private String address() {
        return "tcp://127.0.0.1:" + (FIRST_PORT + index);
    }

    String name() {
        return "router-" + index;
    }

    boolean isUp() {
        return container != null;
    }

    int life() {
        return life;
    }

    boolean isLife(int number) {
        return container != null && life == number;
    }

    void start() {
        if (container != null) {
            return;
        }
        life++;
        simulation.world.tell(() -> "%s starts".formatted(name()));
        container = build();
        int mine = life;
        run("start", router -> {
            try {
                SimulatedCluster.start(router);
                SimulatedFleet.start(router);
                SimulatedInvocations.start(router);
            } catch (DatabaseFault unavailable) {
                throw new Crash("the deployment fails: " + unavailable.getMessage());
            }
            every(mine, "two seconds", 2_000, SimulatedCluster::everyTwoSeconds);
            every(mine, "two seconds", 2_000, SimulatedInvocations::everyTwoSeconds);
            every(mine, "a watch", 2_000, SimulatedInvocations::watch);
            every(mine, "second", 1_000, SimulatedFleet::everySecond);
            every(mine, "second", 1_000, SimulatedInvocations::everySecond);
            every(mine, "five seconds", 5_000, SimulatedFleet::everyFiveSeconds);
            every(mine, "ten seconds", 10_000, SimulatedInvocations::everyTenSeconds);
        });
    }

    /** The clockwork; a timer may be late, but it does not go away. */
    private void every(int mine, String what, long period, Consumer<Container> act) {
        simulation.world.after(simulation.world.between(period / 2, period), () -> {
            if (isLife(mine)) {
                run(what, act);
                every(mine, what, period + simulation.world.between(0, period / 4), act);
            }
        });
    }

    void kill(String why) {
        if (container == null) {
            return;
        }
        simulation.world.tell(() -> "%s DIES (%s)".formatted(name(), why));
        container = null;
        List<Network.Wire> cut = new ArrayList<>(wires.values());
        wires.clear();
        cut.forEach(Network.Wire::routerDied);
        simulation.world.after(simulation.world.between(500, 15_000), this::start);
    }

    /** Does something as one of this router's threads. */
    void run(String what, Consumer<Container> act) {
        Container router = container;
        if (router == null) {
            return;
        }
        try {
            act.accept(router);
        } catch (Crash death) {
            kill(what + ", " + death.getMessage());
        } catch (RuntimeException fault) {
            faulted(fault);
        }
    }

    /** What nobody in the product caught: the database may do that, nothing else. */
    void faulted(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseFault || cause instanceof PeerUnreachable) {
                simulation.world.note(() -> name() + ": " + fault.getMessage());
                return;
            }
        }
        simulation.fault(name(), fault);
    }

    // -- the mesh ---------------------------------------------------------------------------------------------------

    void attached(Network.Wire wire) {
        wires.put(wire.agent.key(), wire);
    }

    void detached(Network.Wire wire) {
        if (wires.remove(wire.agent.key(), wire)) {
            run("peer lost", router -> SimulatedMesh.peerLost(router, wire.agent.key()));
        }
    }

    void received(SimulatedAgent from, Envelope envelope) {
        run("a frame", router -> SimulatedMesh.receive(router, from.key(), envelope));
    }

    private void send(PeerKey peer, Envelope envelope) {
        Network.Wire wire = wires.get(peer);
        if (wire == null) {
            throw new PeerUnreachable("no connection");
        }
        if (simulation.dies(simulation.profile.deathsAtCommit() / 4) && simulation.profile.routersDie()) {
            throw new Crash("before sending " + envelope.type());
        }
        if (envelope.frame() instanceof Dispatch dispatch) {
            simulation.tap.dispatched(wire.agent.name, dispatch);
        }
        wire.sendDown(envelope);
    }

    // -- the parts --------------------------------------------------------------------------------------------------

    private Container build() {
        int mine = life;
        World world = simulation.world;
        Transactions transactions =
                new Transactions(world, simulation.tables, this::fate, () -> simulation.isDatabaseDown());
        Ticker ticker = () -> world.millis() * 1_000_000;
        Map<Class<?>, Object> given = new LinkedHashMap<>();
        given.put(Ids.class, simulation.ids);
        given.put(SecureRandom.class, simulation.randomness);
        given.put(Clock.class, world.clock());
        given.put(Ticker.class, ticker);
        given.put(Executor.class, executor(mine));
        given.put(RouterKeys.class, simulation.keys);
        given.put(WorkspaceService.class, simulation.workspaces);
        given.put(AuditLog.class, StandIn.quiet(AuditLog.class));
        given.put(ApprovalService.class, StandIn.quiet(ApprovalService.class));
        given.putAll(SimulatedInvocations.given(transactions, simulation.fleet));
        given.putAll(SimulatedFleet.given(transactions, simulation.fleet, ticker));
        given.putAll(SimulatedCluster.given(transactions, simulation.cluster));
        given.put(Readiness.class, new Readiness(world.clock(), "1.0.0"));
        given.putAll(SimulatedMesh.given(this::send, address(), this::faulted));
        SimulatedInvocations.quiet().forEach(type -> given.put(type, StandIn.quiet(type)));
        SimulatedFleet.quiet().forEach(type -> given.put(type, StandIn.quiet(type)));
        List<Class<?>> beans = new ArrayList<>();
        beans.addAll(SimulatedMesh.beans());
        beans.addAll(SimulatedCluster.beans());
        beans.addAll(SimulatedFleet.beans());
        beans.addAll(SimulatedInvocations.beans());
        return new Container(transactions, new Container.Parts(beans, given, instead(), manners()), this::faulted);
    }

    private Map<Class<?>, Class<?>> instead() {
        return simulation.mutant == Mutant.NAIVE_REDISPATCH ? SimulatedInvocations.naive() : Map.of();
    }

    private Map<Class<?>, Transactions.Manner> manners() {
        return switch (simulation.mutant) {
            case ACK_BEFORE_COMMIT -> Map.of(SimulatedInvocations.reports(), Transactions.Manner.ANSWERS_FIRST);
            case NO_CAS -> Map.of(SimulatedInvocations.claims(), Transactions.Manner.UNLOCKED);
            default -> Map.of();
        };
    }

    private Transactions.Fate fate() {
        Profile profile = simulation.profile;
        World world = simulation.world;
        if (simulation.isHealed()) {
            return Transactions.Fate.DONE;
        }
        if (world.chance(profile.commitFaults())) {
            return world.chance(5_000) ? Transactions.Fate.REFUSED : Transactions.Fate.TORN;
        }
        if (profile.routersDie() && world.chance(profile.deathsAtCommit())) {
            return world.chance(5_000) ? Transactions.Fate.DEATH_BEFORE : Transactions.Fate.DEATH_AFTER;
        }
        return Transactions.Fate.DONE;
    }

    private Executor executor(int mine) {
        return task -> simulation.world.after(simulation.world.between(0, 5), () -> {
            if (isLife(mine)) {
                run("a task", router -> task.run());
            }
        });
    }
}
