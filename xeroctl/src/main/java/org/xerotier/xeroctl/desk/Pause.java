package org.xerotier.xeroctl.desk;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waiting between two attempts, so that tests need not. */
@FunctionalInterface
public interface Pause {
    void pause(Duration time);

    static Pause real() {
        return time -> LockSupport.parkNanos(time.toNanos());
    }
}
