package org.xerotier.systemtests.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xerotier.mesh.codec.FrameCodec;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.xem.mesh.SimulatedSession;

/**
 * Wires between agents and routers. Frames of a wire may be lost, come twice, late or in another order; a cut lets
 * nothing through until it heals. Only what one peer says on one lane, outside executions, keeps its order: the mesh
 * adapter promises that.
 */
final class Network {

    private final Simulation simulation;
    private final Map<String, Long> cutUntil = new HashMap<>();
    private boolean isHealed;

    Network(Simulation simulation) {
        this.simulation = simulation;
    }

    void cut(String agent, int router, long millis) {
        cutUntil.put(agent + router, simulation.world.millis() + millis);
        simulation.world.tell(() -> "CUT between %s and router-%d for %d ms".formatted(agent, router, millis));
    }

    void heal() {
        cutUntil.clear();
        isHealed = true;
    }

    boolean isCut(String agent, int router) {
        return cutUntil.getOrDefault(agent + router, -1L) > simulation.world.millis();
    }

    /** One connection of one life of an agent, from its opening to its end. */
    final class Wire {
        final SimulatedAgent agent;
        final int agentLife;
        final int router;
        private final SimulatedSession.Receiver receiver;
        private final List<byte[]> waiting = new ArrayList<>();
        private final Map<String, Long> lastOnLane = new HashMap<>();
        private int routerLife;
        private boolean isAttached;
        private boolean isOpen = true;

        Wire(SimulatedAgent agent, int agentLife, int router, SimulatedSession.Receiver receiver) {
            this.agent = agent;
            this.receiver = receiver;
            this.agentLife = agentLife;
            this.router = router;
            simulation.world.after(simulation.world.between(1, 40), this::attach);
        }

        boolean isOpen() {
            return isOpen;
        }

        private void attach() {
            if (!isOpen) {
                return;
            }
            SimulatedRouter end = simulation.routers.get(router);
            if (!end.isUp() || isCut(agent.name, router)) {
                simulation.world.after(simulation.world.between(200, 1_000), this::attach);
                return;
            }
            isAttached = true;
            routerLife = end.life();
            end.attached(this);
            waiting.forEach(this::toRouter);
            waiting.clear();
        }

        /** The agent says something. */
        void send(byte[] bytes) {
            if (isOpen && isAttached) {
                toRouter(bytes);
            } else if (isOpen) {
                waiting.add(bytes);
            }
        }

        private void toRouter(byte[] bytes) {
            Envelope envelope = FrameCodec.decode(bytes, FrameType.Sender.AGENT);
            simulation.world.note(() -> "  %s -> router-%d: %s".formatted(agent.name, router, text(envelope)));
            for (int copy = copies(); copy > 0; copy--) {
                simulation.world.after(delay(envelope, "up"), () -> arriveAtRouter(envelope));
            }
        }

        private void arriveAtRouter(Envelope envelope) {
            SimulatedRouter end = simulation.routers.get(router);
            if (isCut(agent.name, router) || !end.isLife(routerLife)) {
                return;
            }
            simulation.world.tell(() -> "  router-%d <- %s: %s".formatted(router, agent.name, text(envelope)));
            end.received(agent, envelope);
        }

        /** The router says something. */
        void sendDown(Envelope envelope) {
            byte[] bytes = FrameCodec.encode(envelope);
            simulation.world.note(() -> "  router-%d -> %s: %s".formatted(router, agent.name, text(envelope)));
            for (int copy = copies(); copy > 0; copy--) {
                simulation.world.after(delay(envelope, "down"), () -> arriveAtAgent(envelope, bytes));
            }
        }

        private void arriveAtAgent(Envelope envelope, byte[] bytes) {
            if (isOpen && !isCut(agent.name, router) && agent.isLife(agentLife)) {
                simulation.world.tell(() -> "  %s <- router-%d: %s".formatted(agent.name, router, text(envelope)));
                agent.run("a frame", it -> receiver.received(bytes));
            }
        }

        private int copies() {
            Profile profile = simulation.profile;
            if (!isHealed && simulation.world.chance(profile.loss())) {
                return 0;
            }
            return !isHealed && simulation.world.chance(profile.twice()) ? 2 : 1;
        }

        private long delay(Envelope envelope, String way) {
            World world = simulation.world;
            long delay = world.between(1, 20);
            if (!isHealed && world.chance(simulation.profile.slow())) {
                delay = world.chance(1_000) ? world.between(1_000, 20_000) : world.between(20, 1_000);
            }
            if (envelope.frame().lane().isEmpty()) {
                // The session's own lane keeps its order.
                long last = lastOnLane.getOrDefault(way, 0L);
                long at = Math.max(world.millis() + delay, last);
                lastOnLane.put(way, at);
                return at - world.millis();
            }
            return delay;
        }

        /** The agent lets go of it, or dies. */
        void close() {
            if (isOpen) {
                isOpen = false;
                if (isAttached && !isCut(agent.name, router)) {
                    simulation.world.after(simulation.world.between(1, 3_000), this::noticed);
                }
            }
        }

        private void noticed() {
            SimulatedRouter end = simulation.routers.get(router);
            if (end.isLife(routerLife)) {
                end.detached(this);
            }
        }

        /** The router died: the agent may hear of it at once, or only by its silence. */
        void routerDied() {
            if (isOpen && isAttached && simulation.world.chance(7_000)) {
                simulation.world.after(simulation.world.between(1, 2_000), () -> {
                    if (isOpen && agent.isLife(agentLife)) {
                        agent.run("a lost link", it -> receiver.broken());
                    }
                });
            }
        }

        boolean isAttachedTo(int life) {
            return isOpen && isAttached && routerLife == life;
        }
    }

    /** A frame for readers of a trace. */
    static String text(Envelope envelope) {
        String frame = envelope.frame().toString();
        String type = envelope.type().toString();
        Set<String> seen = new HashSet<>();
        StringBuilder text = new StringBuilder(type);
        var fields = java.util.regex.Pattern.compile(
                        "(invocationId|epoch|accepted|code|state|outcome|disposition|reason|phase|sequence|errorCode"
                                + "|action|bootId|inFlight|reconcile|helloRequired)=([^,\\[\\]]*|\\[[^\\]]*\\])")
                .matcher(frame);
        while (fields.find()) {
            if (!fields.group(2).isEmpty() && seen.add(fields.group(1) + fields.start())) {
                text.append(' ').append(fields.group(1)).append('=').append(fields.group(2));
            }
        }
        return text.toString();
    }
}
