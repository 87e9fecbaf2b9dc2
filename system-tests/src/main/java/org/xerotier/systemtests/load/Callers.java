package org.xerotier.systemtests.load;

import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** So many callers at once, each with one call under way, until told to stop; then each sees its last call to the end. */
public final class Callers {

    private final ClientLedger ledger = new ClientLedger();
    private final ExecutorService pool;
    private volatile boolean stopping;
    private volatile boolean givingUp;

    private Callers(int count) {
        pool = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "caller");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Begins.
     *
     * @param thinkMillis longest pause between two calls of one caller
     * @param most calls in all, or 0 for no limit
     */
    public static Callers start(
            int count, long seed, int thinkMillis, int most, Mix mix, Target target, Target elsewhere) {
        Callers callers = new Callers(count);
        for (int i = 0; i < count; i++) {
            Random random = new Random(seed * 1_000 + i);
            Caller caller = new Caller("s%d-c%d".formatted(seed, i), random, callers.ledger, mix);
            Patient here = new Patient(target, random, () -> callers.givingUp);
            Patient there = new Patient(elsewhere, random, () -> callers.givingUp);
            int share = most == 0 ? Integer.MAX_VALUE : (most + count - 1) / count;
            callers.pool.execute(() -> callers.run(caller, here, there, random, thinkMillis, share));
        }
        callers.pool.shutdown();
        return callers;
    }

    private void run(Caller caller, Patient here, Patient there, Random random, int thinkMillis, int share) {
        for (int i = 0; i < share && !stopping; i++) {
            try {
                caller.call(here, there);
            } catch (RuntimeException fault) {
                System.err.println("a caller stumbled: " + fault);
            }
            if (thinkMillis > 0) {
                LockSupport.parkNanos(random.nextInt(thinkMillis) * 1_000_000L);
            }
        }
    }

    public ClientLedger ledger() {
        return ledger;
    }

    /** Begins no further calls. */
    public void stop() {
        stopping = true;
    }

    /** Waits until every caller has seen its last call end; those who have not by then give up. */
    public boolean finish(long seconds) {
        stopping = true;
        try {
            boolean done = pool.awaitTermination(seconds, TimeUnit.SECONDS);
            givingUp = true;
            return pool.awaitTermination(15, TimeUnit.SECONDS) && done;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Whether all have come to their limit of calls. */
    public boolean areDone() {
        return pool.isTerminated();
    }
}
