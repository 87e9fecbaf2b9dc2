package org.xerotier.mesh.ra;

import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A WorkManager with a pool of its own that counts what runs and can refuse. */
final class ThreadWorks implements WorkManager, AutoCloseable {

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger granted = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

    int running() {
        return running.get();
    }

    void refuseNext(int times) {
        refuseAfter(0, times);
    }

    void refuseAfter(int grants, int times) {
        granted.set(grants);
        refusals.set(times);
    }

    @Override
    public void scheduleWork(Work work) throws WorkException {
        if (granted.getAndUpdate(n -> Math.max(0, n - 1)) == 0 && refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new WorkRejectedException("busy");
        }
        running.incrementAndGet();
        pool.execute(() -> {
            try {
                work.run();
            } finally {
                running.decrementAndGet();
            }
        });
    }

    @Override
    public void scheduleWork(
            Work work, long timeout, @Nullable ExecutionContext context, @Nullable WorkListener listener)
            throws WorkException {
        scheduleWork(work);
    }

    @Override
    public void doWork(Work work) {
        throw new UnsupportedOperationException("the adapter never waits for a Work");
    }

    @Override
    public void doWork(Work work, long timeout, @Nullable ExecutionContext context, @Nullable WorkListener listener) {
        doWork(work);
    }

    @Override
    public long startWork(Work work) {
        throw new UnsupportedOperationException("the adapter only schedules");
    }

    @Override
    public long startWork(
            Work work, long timeout, @Nullable ExecutionContext context, @Nullable WorkListener listener) {
        return startWork(work);
    }

    @Override
    public void close() throws InterruptedException {
        pool.shutdownNow();
        if (!pool.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new AssertionError("works did not end");
        }
    }
}
