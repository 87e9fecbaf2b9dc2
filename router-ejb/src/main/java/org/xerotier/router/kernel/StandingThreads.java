package org.xerotier.router.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;

/**
 * A few threads that stay, do tasks in the order they come, and end with their owner.
 *
 * <p>Why not the server's executor: it takes a thread for each task, so five hundred woken streams leave the database no
 * connection for anybody else; it captures the caller's context anew for each, which costs more than most tasks; and its
 * threads outlive a deployment whose classes they remember (docs/explanation/redeployment.md).
 */
public final class StandingThreads implements Executor, AutoCloseable {

    private static final Logger LOG = System.getLogger("org.xerotier.router.kernel");
    private static final int LINE = 100_000;
    private static final Runnable GO_HOME = () -> {};

    private final BlockingQueue<Runnable> line = new LinkedBlockingQueue<>(LINE);
    private volatile int number;
    private volatile boolean isClosed;

    /**
     * Makes the threads, once. They get the context of the caller: the loader and the names its tasks need.
     *
     * @param threads the server's
     * @param most tasks done at the same time
     */
    public void begin(ThreadFactory threads, int most) {
        number = most;
        for (int i = 0; i < most; i++) {
            threads.newThread(this::work).start();
        }
    }

    /**
     * Has a task done; one that comes before the beginning waits for it.
     *
     * @throws RejectedExecutionException after {@link #close}, or with 100,000 tasks in the line
     */
    @Override
    public void execute(Runnable task) {
        if (isClosed || !line.offer(task)) {
            throw new RejectedExecutionException(isClosed ? "closed" : "the line is full");
        }
    }

    private void work() {
        try {
            for (Runnable task = line.take(); task != GO_HOME; task = line.take()) {
                carryOut(task);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever a task throws, its thread is there for the next. */
    @SuppressWarnings("PMD.AvoidCatchingThrowable")
    private static void carryOut(Runnable task) {
        try {
            task.run();
        } catch (Throwable fault) {
            LOG.log(Level.ERROR, "XR-WORK-0001 a task ended with a fault of ours", fault);
        }
    }

    /** Lets them finish what is in the line and go. */
    @Override
    public void close() {
        isClosed = true;
        for (int i = 0; i < number; i++) {
            if (!line.offer(GO_HOME)) {
                line.clear();
                line.add(GO_HOME);
            }
        }
    }
}
