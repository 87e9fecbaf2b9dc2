package org.xerotier.systemtests.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.xem.dispatch.SimulatedDesk;
import org.xerotier.xem.dispatch.SimulatedLedger;
import org.xerotier.xem.manifest.PublishedManifest;
import org.xerotier.xem.mesh.SessionIdentity;
import org.xerotier.xem.mesh.SimulatedSession;

/** An agent process: dies and comes back; its ledger's disk stays. */
final class SimulatedAgent {

    static final long RENEWAL_MILLIS = 10_000;

    private static final long TICK_MILLIS = 500;

    final String name;
    private final Simulation simulation;
    private final PeerKey key;
    private final PublishedManifest manifest;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final SimulatedTools.Host host = new SimulatedTools.Host();
    private SimulatedLedger.Disk disk = new SimulatedLedger.Disk();
    private @Nullable AgentId id;
    private @Nullable SimulatedSession session;
    private final List<Network.Wire> wires = new ArrayList<>();
    private final SimulatedSession.File book;
    private int life;
    private int ledgers = 1;
    private boolean isGoneForGood;

    SimulatedAgent(Simulation simulation, int number) {
        this.simulation = simulation;
        this.name = "agent-" + number;
        this.key = new PeerKey("%02x".formatted(0xa0 + number).repeat(32));
        this.manifest = SimulatedDesk.manifest(name);
        this.book = new SimulatedSession.File(name + "-routers.json");
    }

    PeerKey key() {
        return key;
    }

    PublishedManifest manifest() {
        return manifest;
    }

    void enrolled(AgentId given) {
        id = given;
    }

    boolean is(@Nullable String agentId) {
        return id != null && id.value().equals(agentId);
    }

    boolean isLife(int number) {
        return session != null && life == number;
    }

    boolean isUp() {
        return session != null;
    }

    boolean isGoneForGood() {
        return isGoneForGood;
    }

    SimulatedLedger.Disk disk() {
        return disk;
    }

    /** The identity of the ledger it has now. */
    String ledger() {
        return name + "-ledger-" + ledgers;
    }

    List<InFlight> inFlight() {
        return session == null ? List.of() : session.desk().inFlight();
    }

    void start() {
        AgentId mine = id;
        if (session != null || isGoneForGood || mine == null) {
            return;
        }
        life++;
        int number = life;
        World world = simulation.world;
        world.tell(() -> name + " starts");
        if (simulation.mutant == Mutant.NO_LEDGER) {
            disk = new SimulatedLedger.Disk();
        }
        if (simulation.losesLedger()) {
            world.tell(() -> name + " has LOST its ledger");
            disk = new SimulatedLedger.Disk();
            ledgers++;
        }
        // What the disk says began may have ended or not: from now on nobody can know.
        simulation.unknowable.addAll(disk.begun());
        SimulatedLedger ledger = new SimulatedLedger(
                ledger(),
                world,
                disk,
                simulation::ledgerFaults,
                () -> isLife(number),
                task -> soon(number, task),
                simulation.mutant == Mutant.NO_FENCE);
        session = new SimulatedSession(
                (address, receiver) -> new End(number, address, receiver),
                new SessionIdentity(mine.value(), name + "-boot-" + life, "1.0.0", 2, RENEWAL_MILLIS),
                simulation.routers.get(0).contact(),
                book,
                manifest,
                new SplittableRandom(world.random().nextLong()),
                world::millis,
                world.clock(),
                told -> world.tell(() -> name + " " + told),
                outbox -> SimulatedDesk.desk(
                        manifest,
                        List.of(simulation.routerKey.verifyingKey()),
                        key.hex(),
                        simulation.project.value(),
                        ledger,
                        new SimulatedTools(simulation, this, host),
                        outbox,
                        world::millis,
                        world.clock(),
                        task -> soon(number, task)));
        tick(number);
    }

    private void tick(int number) {
        if (isLife(number)) {
            run("a tick", SimulatedSession::tick);
            simulation.world.after(TICK_MILLIS, () -> tick(number));
        }
    }

    void kill(String why) {
        if (session == null) {
            return;
        }
        simulation.world.tell(() -> name + " DIES (" + why + ")");
        session = null;
        tasks.clear();
        host.agentDied();
        wires.forEach(Network.Wire::close);
        wires.clear();
        simulation.world.after(
                simulation.world.chance(3_000)
                        ? simulation.world.between(30_000, 70_000)
                        : simulation.world.between(500, 10_000),
                this::start);
    }

    void leaveForGood() {
        isGoneForGood = true;
        kill("and does not return");
    }

    /** Does something on the agent's one loop. */
    void run(String what, java.util.function.Consumer<SimulatedSession> act) {
        SimulatedSession mine = session;
        int number = life;
        if (mine == null) {
            return;
        }
        try {
            act.accept(mine);
            while (isLife(number) && !tasks.isEmpty()) {
                tasks.poll().run();
            }
        } catch (Crash death) {
            kill(what + ", " + death.getMessage());
        } catch (RuntimeException fault) {
            // The product's loop logs it and goes on; nothing should get there.
            simulation.agentFault(name, fault);
        }
    }

    /** What tools have to say comes between two turns of the loop. */
    private void soon(int number, Runnable task) {
        if (isLife(number)) {
            tasks.add(task);
            simulation.world.after(0, () -> {
                if (isLife(number)) {
                    run("news of a tool", it -> {});
                }
            });
        }
    }

    private final class End implements SimulatedSession.Wire {
        private final int ofLife;
        private final int router;
        private final SimulatedSession.Receiver receiver;
        private Network.@Nullable Wire wire;

        End(int ofLife, String address, SimulatedSession.Receiver receiver) {
            this.ofLife = ofLife;
            this.router = SimulatedRouter.indexOf(address);
            this.receiver = receiver;
        }

        @Override
        public void open() {
            wire = simulation.network.new Wire(SimulatedAgent.this, ofLife, router, receiver);
            wires.add(wire);
        }

        @Override
        public boolean isOpen() {
            return wire != null && wire.isOpen();
        }

        @Override
        public void close() {
            if (wire != null) {
                wire.close();
                wires.remove(wire);
                wire = null;
            }
        }

        @Override
        public void send(byte[] frame) {
            if (wire != null) {
                wire.send(frame);
            }
        }
    }
}
