package org.xerotier.xem;

import java.lang.System.Logger.Level;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where every thread of the agent comes from: named for thread dumps, none of them keeps the process alive, and one that
 * dies of a fault says so.
 */
public final class NamedThreads {

    private NamedThreads() {}

    /** Threads called {@code name}, then {@code name-2} and so on. */
    public static ThreadFactory of(String name) {
        AtomicInteger made = new AtomicInteger();
        return task -> {
            int number = made.incrementAndGet();
            Thread thread = new Thread(task, number == 1 ? name : name + "-" + number);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((dead, fault) ->
                    System.getLogger("xem").log(Level.ERROR, "Thread " + dead.getName() + " ended by a fault.", fault));
            return thread;
        };
    }
}
