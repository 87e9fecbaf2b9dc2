package org.xerotier.router.web.wait;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;

/**
 * A few threads of the server's that stay, and do tasks in the order they come. The server's executor captures the
 * caller's context anew for every task it is given, which costs more than most answers; these are given to it once.
 */
final class Clerks implements Executor, AutoCloseable {

    private static final int LINE = 100_000;
    private static final Runnable GO_HOME = () -> {};

    private final BlockingQueue<Runnable> line = new LinkedBlockingQueue<>(LINE);
    private final int number;
    private volatile boolean isClosed;

    Clerks(Executor threads, int number) {
        this.number = number;
        for (int i = 0; i < number; i++) {
            threads.execute(this::work);
        }
    }

    @Override
    public void execute(Runnable task) {
        if (isClosed || !line.offer(task)) {
            throw new RejectedExecutionException("no clerk is free");
        }
    }

    private void work() {
        try {
            for (Runnable task = line.take(); task != GO_HOME; task = line.take()) {
                task.run();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
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
