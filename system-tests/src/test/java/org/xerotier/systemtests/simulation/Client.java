package org.xerotier.systemtests.simulation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.SimulatedInvocations;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.kernel.TraceContext;
import org.xerotier.xem.dispatch.SimulatedDesk;

/** Asks for one call under one key, at any router, until it has an answer; may want it cancelled later. */
final class Client {

    private static final List<String> TOOLS =
            List.of(SimulatedDesk.DROP, SimulatedDesk.DROP, SimulatedDesk.TURN, SimulatedDesk.PUT, SimulatedDesk.LOOK);

    private final Simulation simulation;
    private final int number;
    private final String key;
    private final String tool;
    private final Actor actor;
    private @Nullable String invocation;
    private int refusals;

    Client(Simulation simulation, int number) {
        this.simulation = simulation;
        this.number = number;
        this.key = "call-" + number;
        this.tool = TOOLS.get(simulation.world.random().nextInt(TOOLS.size()));
        this.actor = new Actor(
                ActorKind.API_KEY,
                "key-1",
                "ops",
                "ops",
                simulation.project,
                Set.of(Scope.EXECUTION),
                ToolScopes.ALL,
                new RequestContext("req-" + number, TraceContext.begin(simulation.randomness)));
    }

    String key() {
        return key;
    }

    /** What it was told, or null. */
    @Nullable
    String invocation() {
        return invocation;
    }

    void ask() {
        SimulatedRouter router = simulation.anyRouter();
        if (!router.isUp()) {
            askAgain();
            return;
        }
        boolean[] isAnswered = {false};
        router.run("a call", container -> {
            try {
                String id = SimulatedInvocations.invoke(container, actor, tool, key, number);
                isAnswered[0] = true;
                answered(id);
            } catch (RouterException refusal) {
                isAnswered[0] = true;
                refused(refusal);
            }
        });
        if (!isAnswered[0]) {
            askAgain();
        }
    }

    private void answered(String id) {
        World world = simulation.world;
        if (!simulation.isHealed() && world.chance(500)) {
            world.tell(() -> "the answer to %s is lost".formatted(key));
            askAgain();
            return;
        }
        world.tell(() -> "%s (%s) is taken as %s".formatted(key, tool, id));
        if (invocation != null && !invocation.equals(id)) {
            world.violated("I-16", "%s was answered with %s and with %s".formatted(key, invocation, id));
        }
        invocation = id;
        if (world.chance(2_000)) {
            world.after(world.between(1, 20_000), this::cancel);
        }
        if (world.chance(500)) {
            askAgain();
        }
    }

    private void refused(RouterException refusal) {
        simulation.world.tell(
                () -> "%s is refused: %s".formatted(key, refusal.code().code()));
        // Refused means refused: nothing is promised. Most callers try again for a while.
        if (++refusals < 20) {
            askAgain();
        }
    }

    private void askAgain() {
        simulation.world.after(simulation.world.between(500, 4_000), this::ask);
    }

    private void cancel() {
        SimulatedRouter router = simulation.anyRouter();
        String id = invocation;
        boolean[] isAnswered = {false};
        if (id != null && router.isUp()) {
            router.run("a cancel", container -> {
                try {
                    SimulatedInvocations.cancel(container, actor, id);
                    simulation.world.tell(() -> "%s is to be cancelled".formatted(id));
                } catch (RouterException tooLate) {
                    simulation.world.tell(() -> "%s cannot be cancelled".formatted(id));
                }
                isAnswered[0] = true;
            });
        }
        if (!isAnswered[0]) {
            simulation.world.after(simulation.world.between(500, 4_000), this::cancel);
        }
    }
}
