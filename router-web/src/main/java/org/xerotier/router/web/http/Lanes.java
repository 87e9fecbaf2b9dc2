package org.xerotier.router.web.http;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Uses another executor, but only so many of its threads at a time; what is more waits in line. The server's own executor
 * would take a thread for each task, and five hundred woken streams would leave the database no connection for anybody
 * else.
 *
 * <p>The line is as long as there are streams or waiting answers, which are bounded elsewhere. Tasks must not throw.
 */
public final class Lanes implements Executor {

    private final Executor threads;
    private final int width;
    private final Queue<Runnable> line = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();

    public Lanes(Executor threads, int width) {
        this.threads = threads;
        this.width = width;
    }

    @Override
    public void execute(Runnable task) {
        line.add(task);
        if (!enter()) {
            return;
        }
        try {
            threads.execute(this::drive);
        } catch (RejectedExecutionException busy) {
            open.decrementAndGet();
            if (line.remove(task)) {
                throw busy;
            }
        }
    }

    private boolean enter() {
        return open.getAndUpdate(now -> Math.min(width, now + 1)) < width;
    }

    private void drive() {
        do {
            for (Runnable task = line.poll(); task != null; task = line.poll()) {
                task.run();
            }
            open.decrementAndGet();
            // Somebody may have joined the line while all lanes still looked taken.
        } while (!line.isEmpty() && enter());
    }
}
