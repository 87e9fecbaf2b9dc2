package org.xerotier.mesh.ra;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Has the server make all its workers at once, while the adapter starts. A worker remembers the class loaders of the
 * deployment that it was made for, so one made during a later redeployment would hold that one for as long as it lives
 * ({@code docs/explanation/redeployment.md}). Workers that exist already only meet; a server that has fewer lets the
 * muster run into its deadline, which costs that once and nothing else.
 */
final class WorkerMuster {

    private static final long DEADLINE_MILLIS = 2_000;

    private WorkerMuster() {}

    /** Returns when so many workers have met, or after the deadline. Whether they met. */
    static boolean call(WorkManager manager, int workers) {
        CountDownLatch present = new CountDownLatch(workers);
        CountDownLatch over = new CountDownLatch(1);
        try {
            for (int i = 0; i < workers; i++) {
                manager.scheduleWork(new Present(present, over));
            }
            return present.await(DEADLINE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (WorkException refused) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            over.countDown();
        }
    }

    /** Keeps its worker until all are there, so that none counts twice. */
    private record Present(CountDownLatch present, CountDownLatch over) implements Work {

        @Override
        public void run() {
            present.countDown();
            try {
                if (!over.await(DEADLINE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void release() {
            over.countDown();
        }
    }
}
