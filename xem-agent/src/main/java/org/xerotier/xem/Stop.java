package org.xerotier.xem;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish that the agent ends: the first one politely, the second one now. */
final class Stop {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch urged = new CountDownLatch(1);
    private volatile int exitCode;

    /** Ends the agent in good order. Asked again, without further patience. */
    void ask(int code) {
        if (asked.getCount() > 0) {
            exitCode = code;
            asked.countDown();
        } else {
            urged.countDown();
        }
    }

    /** Ends the agent in good order because of a fault; never counts as urging. */
    void fail(int code) {
        if (asked.getCount() > 0) {
            ask(code);
        }
    }

    int exitCode() {
        return exitCode;
    }

    void await() throws InterruptedException {
        asked.await();
    }

    /** Waits at most this long; false when the agent is to stop. */
    boolean pause(long millis) throws InterruptedException {
        return !asked.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Waits at most this long; true when there is no more patience. */
    boolean urgedWithin(long millis) throws InterruptedException {
        return urged.await(millis, TimeUnit.MILLISECONDS);
    }
}
