package org.xerotier.systemtests.bench;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Runs an action from a number of threads, each starting the next as soon as the last has ended. */
final class Load {

    private static final int MAX_SAMPLES_PER_THREAD = 1_000_000;

    private Load() {}

    /** Something that is done again and again by one thread. */
    interface Loop extends AutoCloseable {
        void once() throws Exception;

        @Override
        void close() throws Exception;
    }

    /** Makes each thread's loop. */
    interface Loops {
        Loop open(int thread) throws Exception;
    }

    /** What a run showed; latencies in nanoseconds, sorted. */
    record Figures(int threads, long calls, double seconds, long[] latencies) {

        double perSecond() {
            return calls / seconds;
        }

        double millis(double quantile) {
            int index = (int) Math.min(latencies.length - 1L, Math.round(quantile * latencies.length));
            return latencies.length == 0 ? Double.NaN : latencies[index] / 1e6;
        }
    }

    static Figures run(int threads, double seconds, Loops loops) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch ready = new CountDownLatch(threads);
        CountDownLatch go = new CountDownLatch(1);
        AtomicReference<Exception> fault = new AtomicReference<>();
        long[][] samples = new long[threads][];
        long nanos = (long) (seconds * 1e9);
        for (int i = 0; i < threads; i++) {
            int thread = i;
            pool.execute(() -> {
                try (Loop loop = loops.open(thread)) {
                    ready.countDown();
                    go.await();
                    samples[thread] = loop(loop, nanos);
                } catch (Exception failure) {
                    fault.compareAndSet(null, failure);
                    ready.countDown();
                }
            });
        }
        ready.await();
        long begin = System.nanoTime();
        go.countDown();
        pool.shutdown();
        if (!pool.awaitTermination((long) seconds + 120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the load did not end");
        }
        double took = (System.nanoTime() - begin) / 1e9;
        if (fault.get() != null) {
            throw fault.get();
        }
        long[] all =
                Arrays.stream(samples).flatMapToLong(Arrays::stream).sorted().toArray();
        return new Figures(threads, all.length, took, all);
    }

    private static long[] loop(Loop loop, long nanos) throws Exception {
        long[] samples = new long[1_024];
        int count = 0;
        long end = System.nanoTime() + nanos;
        for (long now = System.nanoTime(); now < end && count < MAX_SAMPLES_PER_THREAD; ) {
            loop.once();
            long after = System.nanoTime();
            if (count == samples.length) {
                samples = Arrays.copyOf(samples, count * 2);
            }
            samples[count++] = after - now;
            now = after;
        }
        return Arrays.copyOf(samples, count);
    }
}
