package org.xerotier.systemtests.campaign;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.xerotier.provision.OwnedProcess;
import org.xerotier.provision.ProvisionException;
import org.xerotier.systemtests.plant.ControlFolder;
import org.xerotier.systemtests.plant.Place;
import org.xerotier.systemtests.stack.RouterServer;
import org.xerotier.systemtests.stack.Stack;

/** Kills the router, half of the time at a named place, and starts it again. */
final class RouterLane extends Lane {

    private static final List<Place> PLACES = Arrays.stream(Place.values())
            .filter(place -> !place.isInAgent())
            .filter(place -> !place.name().startsWith("ROUTER_ARRIVAL"))
            .toList();
    private static final Duration REACHES_WITHIN = Duration.ofSeconds(3);
    private static final Duration READY_WITHIN = Duration.ofMinutes(4);

    private final Stack stack;
    private final RouterServer server;
    private final ControlFolder control;
    private final ReentrantLock lock;
    private final Tally tally;
    private final double calmSeconds;
    private final List<Return> returns = new ArrayList<>();

    /** When the router was back, and which calls waited for it. */
    record Return(long atMillis, Set<String> waiting) {}

    /** @param calmSeconds for which it lives at least after each return */
    RouterLane(
            Stack stack,
            RouterServer server,
            ControlFolder control,
            ReentrantLock lock,
            Tally tally,
            int times,
            double everySeconds,
            double calmSeconds,
            long seed) {
        super(times, everySeconds, seed);
        this.calmSeconds = calmSeconds;
        this.stack = stack;
        this.server = server;
        this.control = control;
        this.lock = lock;
        this.tally = tally;
    }

    @Override
    void strike() {
        lock.lock();
        try {
            OwnedProcess process = server.domain().process().orElse(null);
            if (process == null) {
                tally.odd(
                        "the router had ended by itself; see " + server.domain().log());
            } else {
                kill(process);
            }
            rest(random.nextDouble() * 2);
            startUntilReady();
            Return back = new Return(System.currentTimeMillis(), waiting());
            synchronized (returns) {
                returns.add(back);
            }
            rest(calmSeconds);
        } finally {
            lock.unlock();
        }
    }

    private void kill(OwnedProcess process) {
        if (random.nextBoolean()) {
            Place place = PLACES.get(random.nextInt(PLACES.size()));
            Place.Side side = random.nextBoolean() ? Place.Side.ENTRY : Place.Side.EXIT;
            control.crashAt(place, side, 1 + random.nextInt(5));
            if (process.awaitEnd(REACHES_WITHIN)) {
                tally.count("at " + place.point(side) + " " + place + " " + side);
            }
            control.withdrawCrash();
        }
        process.kill();
        tally.count("router kills");
    }

    /** A router whose application did not come up, because it found no database say, is started again as an operator would. */
    void startUntilReady() {
        for (int tries = 1; ; tries++) {
            try {
                server.start();
                server.domain().awaitStatus(server.domain().url("/health/ready"), 200, READY_WITHIN);
                return;
            } catch (ProvisionException notReady) {
                tally.odd("the router did not become ready: "
                        + String.valueOf(notReady.getMessage())
                                .lines()
                                .findFirst()
                                .orElse(""));
                if (tries == 5) {
                    throw notReady;
                }
                server.domain().kill();
            }
        }
    }

    /** Runs again if it does not. */
    void heal() {
        if (!server.domain().isRunning()) {
            startUntilReady();
        }
    }

    private Set<String> waiting() {
        Set<String> ids = new HashSet<>();
        try (var connection = stack.postgres().connect(stack.database().name());
                var query = connection.createStatement();
                var row = query.executeQuery(
                        "select id from invocations where ended_at is null and status <> 'ambiguous'")) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        } catch (SQLException databaseIsDown) {
            return Set.of();
        }
        return ids;
    }

    List<Return> returns() {
        synchronized (returns) {
            return List.copyOf(returns);
        }
    }

    @Override
    void failed(Throwable fault) {
        tally.odd("router: " + fault);
    }
}
