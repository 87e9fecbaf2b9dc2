package org.xerotier.xem;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.xerotier.xem.mesh.MeshLoop;
import org.xerotier.xem.time.Ticker;

/**
 * Leaving in good order: no new work, running work ends by itself or is stopped when the grace is nearly over, the
 * router is told how it went, then goodbye.
 */
final class Farewell {

    private static final Logger LOG = System.getLogger("xem");
    private static final long LOOK_MILLIS = 50;
    private static final long LONGEST_RESERVE_MILLIS = 7_000;
    private static final long LAST_WORD_MILLIS = 500;

    private final MeshLoop loop;
    private final Stop stop;
    private final Ticker ticker;
    private final long graceMillis;

    Farewell(MeshLoop loop, Stop stop, Ticker ticker, Duration grace) {
        this.loop = loop;
        this.stop = stop;
        this.ticker = ticker;
        this.graceMillis = grace.toMillis();
    }

    void run() throws InterruptedException {
        LOG.log(Level.INFO, "Draining for at most {0} ms.", graceMillis);
        long began = ticker.millis();
        loop.execute(() -> loop.desk().drain());
        loop.renewNow();
        long reserve = Math.min(LONGEST_RESERVE_MILLIS, graceMillis / 3);
        if (!idleBy(began + graceMillis - reserve)) {
            LOG.log(Level.WARNING, "Stopping what still runs.");
            loop.execute(() -> loop.desk().stopRunning());
            long end = Math.max(ticker.millis() + LAST_WORD_MILLIS, began + graceMillis);
            if (!idleBy(end)) {
                LOG.log(Level.WARNING, "Leaving with work the router has not heard the end of.");
            }
        }
        loop.goodbye("drained", LAST_WORD_MILLIS);
    }

    private boolean idleBy(long deadline) throws InterruptedException {
        while (true) {
            if (isIdle()) {
                return true;
            }
            long left = deadline - ticker.millis();
            if (left <= 0 || stop.urgedWithin(Math.min(left, LOOK_MILLIS))) {
                return isIdle();
            }
        }
    }

    private boolean isIdle() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        boolean[] idle = new boolean[1];
        loop.execute(() -> {
            idle[0] = loop.desk().idle();
            answered.countDown();
        });
        return answered.await(1, TimeUnit.SECONDS) && idle[0];
    }
}
