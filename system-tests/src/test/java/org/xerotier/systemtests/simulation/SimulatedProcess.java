package org.xerotier.systemtests.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.xem.dispatch.ToolEnding;
import org.xerotier.xem.dispatch.ToolRun;
import org.xerotier.xem.dispatch.ToolWatcher;

/** A tool at work: it has its effect at some moment between its start and its end, and prints a little. */
final class SimulatedProcess implements ToolRun {

    private final Simulation simulation;
    private final String agent;
    private final String invocation;
    private final long epoch;
    private final ToolWatcher watcher;

    /** It goes on alone when its agent is killed. */
    private final boolean isTough;

    private final List<OutputPiece> pieces = new ArrayList<>();
    private final List<Runnable> told = new ArrayList<>();
    private long released;
    private boolean isHeard = true;
    private boolean isOver;
    private boolean isStopping;

    SimulatedProcess(Simulation simulation, String agent, String invocation, long epoch, ToolWatcher watcher) {
        this.simulation = simulation;
        this.agent = agent;
        this.invocation = invocation;
        this.epoch = epoch;
        this.watcher = watcher;
        this.isTough = simulation.world.chance(5_000);
    }

    void begin() {
        World world = simulation.world;
        long length = world.chance(1_500) ? world.between(2_000, 40_000) : world.between(1, 400);
        boolean isGood = !world.chance(1_000);
        world.after(world.between(0, length), this::effect);
        world.after(world.between(0, length), this::print);
        world.after(length, () -> end(isGood ? Result.Outcome.COMPLETED : Result.Outcome.FAILED));
    }

    private void effect() {
        if (!isOver) {
            World world = simulation.world;
            world.tell(() -> "EFFECT of %s e%d at %s".formatted(invocation, epoch, agent));
            simulation.witness.effect(invocation, new Witness.Effect(world.millis(), agent, epoch));
        }
    }

    private void print() {
        if (!isOver && isHeard && simulation.world.chance(3_000)) {
            pieces.add(new OutputPiece(
                    pieces.size() + 1, OutputStreamName.STDOUT, 0, Bytes.utf8("a line of " + invocation)));
            watcher.outputGrew();
        }
    }

    /** It is over; whoever watches is told, if the agent that began it still lives. */
    void end(Result.Outcome outcome) {
        if (isOver) {
            return;
        }
        isOver = true;
        World world = simulation.world;
        world.tell(() -> "%s: %s e%d ends %s%s"
                .formatted(agent, invocation, epoch, outcome, isHeard ? "" : ", and nobody hears it"));
        told.forEach(Runnable::run);
        if (isHeard) {
            boolean isWell = outcome == Result.Outcome.COMPLETED;
            watcher.ended(new ToolEnding(
                    outcome,
                    isWell ? Integer.valueOf(0) : outcome == Result.Outcome.FAILED ? Integer.valueOf(1) : null,
                    World.BEGIN + world.millis() - 1,
                    World.BEGIN + world.millis(),
                    isWell ? "" : "tool_" + outcome.name().toLowerCase(java.util.Locale.ROOT),
                    isWell ? "" : "it ended so",
                    pieces.stream().mapToLong(piece -> piece.data().length()).sum(),
                    0,
                    Sha256.hex("".getBytes(StandardCharsets.UTF_8)),
                    false));
        }
    }

    void parentDied() {
        isHeard = false;
        if (!isTough) {
            isOver = true;
        }
    }

    boolean isOver() {
        return isOver;
    }

    void whenOver(Runnable act) {
        told.add(act);
    }

    @Override
    public void stop() {
        if (!isStopping) {
            isStopping = true;
            simulation.world.after(simulation.world.between(1, 500), () -> end(Result.Outcome.CANCELLED));
        }
    }

    @Override
    public long firstSequence() {
        return released + 1;
    }

    @Override
    public long lastSequence() {
        return pieces.size();
    }

    @Override
    public OutputPiece piece(long sequence) {
        if (sequence <= released) {
            throw new IllegalStateException("piece " + sequence + " was released");
        }
        return pieces.get((int) sequence - 1);
    }

    @Override
    public void release(long throughSequence) {
        released = Math.max(released, throughSequence);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
