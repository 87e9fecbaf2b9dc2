package org.xerotier.systemtests.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.xerotier.mesh.frame.Result;
import org.xerotier.xem.dispatch.LedgerEntry;
import org.xerotier.xem.dispatch.ToolOrder;
import org.xerotier.xem.dispatch.ToolRun;
import org.xerotier.xem.dispatch.ToolRunner;
import org.xerotier.xem.dispatch.ToolWatcher;

/** The tools of one life of an agent, on a host whose processes may outlive it. */
final class SimulatedTools implements ToolRunner {

    /** What runs on a host, and what ran and left its output there: by invocation and epoch. */
    static final class Host {
        private final Map<String, SimulatedProcess> processes = new HashMap<>();

        /** The agent was killed: what does not go on alone dies with it. */
        void agentDied() {
            processes.values().forEach(SimulatedProcess::parentDied);
        }
    }

    private final Simulation simulation;
    private final SimulatedAgent agent;
    private final Host host;

    SimulatedTools(Simulation simulation, SimulatedAgent agent, Host host) {
        this.simulation = simulation;
        this.agent = agent;
        this.host = host;
    }

    @Override
    public ToolRun start(ToolOrder order, ToolWatcher watcher) {
        World world = simulation.world;
        long epoch = simulation.tap.epochOf(order.executionId());
        simulation.checks.started(order, epoch);
        world.tell(() -> "%s starts %s e%d".formatted(agent.name, order.invocationId(), epoch));
        SimulatedProcess process = new SimulatedProcess(simulation, agent.name, order.invocationId(), epoch, watcher);
        host.processes.put(order.invocationId() + "/" + epoch, process);
        process.begin();
        if (simulation.dies(simulation.ledgerFaults().deaths() / 2)) {
            throw new Crash("after the tool began");
        }
        watcher.spawned("process-of-" + order.invocationId() + "/" + epoch);
        return process;
    }

    @Override
    public ToolRun survivor(LedgerEntry started, ToolWatcher watcher) {
        World world = simulation.world;
        SimulatedProcess found = host.processes.get(started.invocationId() + "/" + started.epoch());
        boolean isAlive = found != null && !found.isOver();
        world.tell(() -> "%s finds %s of %s e%d"
                .formatted(agent.name, isAlive ? "the process" : "nothing", started.invocationId(), started.epoch()));
        SimulatedProcess ghost =
                new SimulatedProcess(simulation, agent.name, started.invocationId(), started.epoch(), watcher);
        if (isAlive && found != null) {
            found.whenOver(() -> ghost.end(Result.Outcome.UNKNOWN));
            if (world.chance(5_000)) {
                found.stop();
            }
        } else {
            world.after(1, () -> ghost.end(Result.Outcome.UNKNOWN));
        }
        return ghost;
    }

    @Override
    public Optional<ToolRun> kept(LedgerEntry done) {
        // A result of a survivor knows of no output, whatever its process had printed before.
        return Optional.ofNullable(done.result())
                .filter(result -> result.lastSequence() > 0)
                .map(result -> host.processes.get(done.invocationId() + "/" + done.epoch()));
    }
}
