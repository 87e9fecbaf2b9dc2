package org.xerotier.systemtests.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.xerotier.systemtests.plant.ControlFolder;
import org.xerotier.systemtests.plant.Place;
import org.xerotier.systemtests.stack.AgentProcess;

/** Kills one agent: half of the time at a named place, else wherever it is. */
final class AgentLane extends Lane {

    private static final List<Place> PLACES =
            Arrays.stream(Place.values()).filter(Place::isInAgent).toList();
    private static final double REACHES_WITHIN_SECONDS = 2;

    private final String name;
    private final AgentProcess agent;
    private final ControlFolder control;
    private final ReentrantLock lock;
    private final Tally tally;

    AgentLane(
            String name,
            AgentProcess agent,
            ControlFolder control,
            ReentrantLock lock,
            Tally tally,
            int times,
            double everySeconds,
            long seed) {
        super(times, everySeconds, seed);
        this.name = name;
        this.agent = agent;
        this.control = control;
        this.lock = lock;
        this.tally = tally;
    }

    @Override
    void strike() {
        lock.lock();
        try {
            if (!agent.isRunning()) {
                tally.odd("agent " + name + " had ended by itself; see " + agent.log());
            } else if (random.nextBoolean()) {
                atAPlace();
            } else {
                agent.kill();
                tally.count("agent kills");
            }
            rest(random.nextDouble() * 1.5);
            agent.start();
        } finally {
            lock.unlock();
        }
    }

    private void atAPlace() {
        Place place = PLACES.get(random.nextInt(PLACES.size()));
        Place.Side side = random.nextBoolean() ? Place.Side.ENTRY : Place.Side.EXIT;
        control.crashAt(place, side, 1 + random.nextInt(3));
        long until = System.nanoTime() + (long) (REACHES_WITHIN_SECONDS * 1e9);
        while (agent.isRunning() && System.nanoTime() - until < 0) {
            rest(0.02);
        }
        if (control.withdrawCrash() || agent.isRunning()) {
            agent.kill();
            tally.count("agent kills");
        } else {
            tally.count("agent kills");
            tally.count("at " + place.point(side) + " " + place + " " + side);
        }
    }

    @Override
    void failed(Throwable fault) {
        tally.odd("agent " + name + ": " + fault);
    }
}
