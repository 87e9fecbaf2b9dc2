package org.xerotier.systemtests.campaign;

import java.util.concurrent.locks.ReentrantLock;
import org.xerotier.systemtests.stack.Stack;

/** Kills PostgreSQL and starts it again on the same data. */
final class DatabaseLane extends Lane {

    private final Stack stack;
    private final ReentrantLock lock;
    private final Tally tally;

    DatabaseLane(Stack stack, ReentrantLock lock, Tally tally, int times, double everySeconds, long seed) {
        super(times, everySeconds, seed);
        this.stack = stack;
        this.lock = lock;
        this.tally = tally;
    }

    @Override
    void strike() {
        lock.lock();
        try {
            stack.postgres().kill();
            tally.count("database kills");
            rest(random.nextDouble());
            stack.postgres().start();
        } finally {
            lock.unlock();
        }
    }

    @Override
    void failed(Throwable fault) {
        tally.odd("database: " + fault);
        if (!stack.postgres().isRunning()) {
            stack.postgres().start();
        }
    }
}
