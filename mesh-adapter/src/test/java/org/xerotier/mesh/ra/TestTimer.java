package org.xerotier.mesh.ra;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Delays on one thread, as the container's timer has them. */
final class TestTimer implements Delays, AutoCloseable {

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

    @Override
    public void after(long millis, Runnable task) {
        try {
            if (executor.schedule(task, millis, TimeUnit.MILLISECONDS).isCancelled()) {
                throw new IllegalStateException("cancelled");
            }
        } catch (RejectedExecutionException e) {
            return;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
