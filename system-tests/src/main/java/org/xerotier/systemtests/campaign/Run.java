package org.xerotier.systemtests.campaign;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.xerotier.systemtests.history.Checker;
import org.xerotier.systemtests.history.History;
import org.xerotier.systemtests.history.LedgerLine;
import org.xerotier.systemtests.history.Rows;
import org.xerotier.systemtests.history.RowsReader;
import org.xerotier.systemtests.history.TapLine;
import org.xerotier.systemtests.history.Window;
import org.xerotier.systemtests.load.Callers;
import org.xerotier.systemtests.load.Mix;
import org.xerotier.systemtests.stack.AgentProcess;

/** One pass over an arena: calls and faults together, then quiet, then judgement. */
final class Run {

    /** Q(60) of the guarantees, and the time a pause or a lease may still take at the end of the faults. */
    private static final Duration QUIET = Duration.ofSeconds(90);

    /** For agents to be back after all faults. */
    private static final Duration SESSIONS = Duration.ofSeconds(60);

    /** With a planted bug calls may wait for ever, which is what is to be seen. */
    private static final Duration QUIET_WITH_BUG = Duration.ofSeconds(15);

    /** A router that dies as soon as it is up meets no work, and shows nothing. */
    private static final double ALIVE_SECONDS = 8;

    private final Arena arena;
    private final Plan plan;
    private final Mix mix;
    private final Tally tally = new Tally();
    private final Map<String, ReentrantLock> locks;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<HardwareLane> hardware = new ArrayList<>();
    private final List<RouterLane> routers = new ArrayList<>();
    private final LedgerWatch ledgers = new LedgerWatch();

    Run(Arena arena, Plan plan, Mix mix) {
        this.arena = arena;
        this.plan = plan;
        this.mix = mix;
        this.locks = Locks.of(arena);
        double seconds = plan.minutes() * 60;
        arena.routers()
                .forEach((name, server) -> routers.add(new RouterLane(
                        arena.stack(),
                        server,
                        arena.control(name),
                        lock(name),
                        tally,
                        plan.routerKills() / arena.routers().size(),
                        every(seconds, plan.routerKills() / arena.routers().size()),
                        plan.onlyRouterDies() ? Returned.ORDINARY_LEASE_MILLIS / 1e3 : ALIVE_SECONDS,
                        plan.seed() + 1 + 100L * routers.size())));
        lanes.addAll(routers);
        lanes.add(new DatabaseLane(
                arena.stack(),
                lock(Locks.DATABASE),
                tally,
                plan.databaseKills(),
                every(seconds, plan.databaseKills()),
                plan.seed() + 2));
        lanes.add(new CutLane(arena.stack(), tally, plan.cuts(), every(seconds, plan.cuts()), plan.seed() + 3));
        lanes.add(new PauseLane(arena, locks, tally, plan.pauses(), every(seconds, plan.pauses()), plan.seed() + 4));
        arena.frail()
                .ifPresent(frail -> hardware.add(new HardwareLane(
                        frail,
                        arena.disk(),
                        arena.clock(),
                        lock(Arena.FRAIL),
                        tally,
                        plan.hardware(),
                        every(seconds, plan.hardware()),
                        plan.seed() + 5)));
        lanes.addAll(hardware);
        Map<String, AgentProcess> sturdy = new TreeMap<>(arena.agents());
        sturdy.remove(Arena.FRAIL);
        int share = (plan.agentKills() + sturdy.size() - 1) / sturdy.size();
        int at = 10;
        for (var agent : sturdy.entrySet()) {
            lanes.add(new AgentLane(
                    agent.getKey(),
                    agent.getValue(),
                    arena.control(agent.getKey()),
                    lock(agent.getKey()),
                    tally,
                    share,
                    every(seconds, share),
                    plan.seed() + at++));
        }
    }

    private ReentrantLock lock(String name) {
        return locks.computeIfAbsent(name, any -> new ReentrantLock());
    }

    private static double every(double seconds, int times) {
        return times == 0 ? seconds : seconds / times;
    }

    /** What came of it. */
    record Outcome(
            Checker.Judgement judgement,
            History history,
            Tally tally,
            List<RouterLane.Return> returns,
            boolean sawAll,
            List<String> missing) {}

    Outcome go() {
        Set<String> before = Window.invocationsOf(rows());
        arena.agents().keySet().forEach(name -> arena.control(name).replayFrames(plan.replays()));
        Callers callers =
                Callers.start(plan.callers(), plan.seed(), 150, plan.calls(), mix, arena.target(), arena.otherTarget());
        strike(callers);
        heal();
        List<String> missing = plan.plants().isEmpty() ? arena.awaitSessions(SESSIONS) : List.of();
        boolean sawAll = callers.finish(plan.plants().isEmpty() ? 180 : 15);
        if (!sawAll) {
            tally.odd("callers gave up waiting for the end of their calls");
        }
        awaitQuiet(before);
        List<LedgerLine> ledger = ledger();
        History all = new History(
                callers.ledger().calls(),
                arena.witness().effects(),
                rows(),
                ledger,
                taps(),
                true,
                plan.onlyRouterDies());
        History history = Window.without(before, all);
        misfortunes();
        callers.ledger().writeTo(arena.stack().home().resolve("client-ledger.txt"));
        return new Outcome(Checker.judge(history), history, tally, returns(), sawAll, missing);
    }

    private void strike(Callers callers) {
        ExecutorService pool = Executors.newFixedThreadPool(lanes.size());
        lanes.forEach(pool::execute);
        pool.shutdown();
        long most = System.nanoTime() + (long) (plan.minutes() * 2 * 60e9) + 60_000_000_000L;
        long least = System.nanoTime() + (long) (plan.minutes() * 60e9);
        long told = System.nanoTime();
        try {
            while (true) {
                boolean struck = pool.awaitTermination(500, TimeUnit.MILLISECONDS);
                boolean called = plan.calls() > 0 ? callers.areDone() : System.nanoTime() - least >= 0;
                if ((struck && called) || System.nanoTime() - most >= 0) {
                    break;
                }
                if (System.nanoTime() - told > 15_000_000_000L) {
                    told = System.nanoTime();
                    progress(callers);
                    ledgers.glimpse(arena.agents().values());
                }
            }
            lanes.forEach(Lane::end);
            if (!pool.awaitTermination(5, TimeUnit.MINUTES)) {
                tally.odd("a fault did not end");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void progress(Callers callers) {
        System.out.printf(
                "%5.0f s  %5d calls  %4d agent kills  %3d router kills  %3d database kills  %3d cuts  %3d pauses%n",
                tally.seconds(),
                callers.ledger().calls().size(),
                tally.of("agent kills"),
                tally.of("router kills"),
                tally.of("database kills"),
                tally.of("cuts"),
                tally.of("pauses"));
    }

    private void heal() {
        arena.agents().keySet().forEach(name -> {
            arena.control(name).withdrawCrash();
            arena.control(name).replayFrames(false);
        });
        arena.routers().keySet().forEach(name -> arena.control(name).withdrawCrash());
        if (!arena.stack().postgres().isRunning()) {
            arena.stack().postgres().start();
        }
        hardware.forEach(HardwareLane::heal);
        routers.forEach(RouterLane::heal);
        arena.agents().forEach((name, agent) -> {
            if (!agent.isRunning()) {
                agent.start();
            }
        });
    }

    private void awaitQuiet(Set<String> before) {
        long until = System.nanoTime() + (plan.plants().isEmpty() ? QUIET : QUIET_WITH_BUG).toNanos();
        List<Rows.Invocation> open = Window.open(rows(), before);
        while (!open.isEmpty() && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(1_000_000_000L);
            open = Window.open(rows(), before);
        }
        // A result's acknowledgement may still be on its way to the agent's ledger.
        LockSupport.parkNanos(4_000_000_000L);
    }

    private List<RouterLane.Return> returns() {
        return routers.stream().flatMap(router -> router.returns().stream()).toList();
    }

    private Rows rows() {
        try (var connection =
                arena.stack().postgres().connect(arena.stack().database().name())) {
            return RowsReader.read(connection);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** The agents stop for it: a ledger is its agent's alone while that runs. */
    private List<LedgerLine> ledger() {
        arena.agents().values().forEach(agent -> {
            agent.kill();
            ledgers.look(agent);
            agent.start();
        });
        return ledgers.lines();
    }

    private List<TapLine> taps() {
        List<TapLine> taps = new ArrayList<>();
        arena.agents()
                .keySet()
                .forEach(name ->
                        taps.addAll(TapLine.parse(name, arena.control(name).tap())));
        return taps;
    }

    /** Hooks that do not stand would make the run prove less than it says. */
    private void misfortunes() {
        List<String> names = new ArrayList<>(arena.agents().keySet());
        names.addAll(arena.routers().keySet());
        for (String name : names) {
            if (!arena.control(name).isReady()) {
                tally.odd("the hooks of " + name + " do not stand");
            }
            String misfortune = arena.control(name).misfortune();
            if (!misfortune.isEmpty()) {
                tally.odd("a hook of " + name + " failed: " + misfortune);
            }
        }
    }
}
