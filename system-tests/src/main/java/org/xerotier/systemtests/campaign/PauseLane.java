package org.xerotier.systemtests.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.xerotier.provision.OwnedProcess;
import org.xerotier.systemtests.fault.Signals;
import org.xerotier.systemtests.stack.AgentProcess;
import org.xerotier.systemtests.stack.RouterServer;

/** Stops a process for half a lease up to five leases, and lets it go on as if nothing had been. */
final class PauseLane extends Lane {

    private static final double LEASE_SECONDS = 3;

    private final Arena arena;
    private final Map<String, ReentrantLock> locks;
    private final Tally tally;

    PauseLane(Arena arena, Map<String, ReentrantLock> locks, Tally tally, int times, double everySeconds, long seed) {
        super(times, everySeconds, seed);
        this.arena = arena;
        this.locks = locks;
        this.tally = tally;
    }

    @Override
    void strike() {
        List<String> names = new ArrayList<>(arena.agents().keySet());
        names.addAll(arena.routers().keySet());
        names.add(Locks.DATABASE);
        names.remove(Arena.FRAIL);
        String name = take(names);
        double shape = random.nextDouble();
        double seconds = LEASE_SECONDS * (0.5 + 4.5 * shape * shape);
        try {
            long pid = pid(name);
            if (pid > 0) {
                Signals.pause(pid);
                tally.count("pauses");
                tally.count("pause " + (name.startsWith("xem") ? "agent" : name));
                rest(seconds);
                Signals.resume(pid);
            }
        } finally {
            lockOf(name).unlock();
        }
    }

    /** One that is not being killed at the moment, its lock held. */
    private String take(List<String> names) {
        while (true) {
            String name = names.get(random.nextInt(names.size()));
            if (lockOf(name).tryLock()) {
                return name;
            }
            rest(0.1);
        }
    }

    private ReentrantLock lockOf(String name) {
        return Objects.requireNonNull(locks.get(name), name);
    }

    private long pid(String name) {
        if (name.equals(Locks.DATABASE)) {
            return arena.stack().postgres().process().pid();
        }
        RouterServer router = arena.routers().get(name);
        if (router != null) {
            return router.domain().process().map(OwnedProcess::pid).orElse(0L);
        }
        AgentProcess agent = arena.agent(name);
        return agent.isRunning() ? agent.handle().pid() : 0L;
    }

    @Override
    void failed(Throwable fault) {
        tally.odd("pause: " + fault);
    }
}
