package org.xerotier.mesh.ra;

import java.util.Timer;
import java.util.TimerTask;

/** The container's timer. Tasks only hand on, so one thread is enough for all of them. */
final class TimerDelays implements Delays {

    private final Timer timer;

    TimerDelays(Timer timer) {
        this.timer = timer;
    }

    @Override
    public void after(long millis, Runnable task) {
        TimerTask once = new TimerTask() {
            @Override
            public void run() {
                task.run();
            }
        };
        try {
            timer.schedule(once, millis);
        } catch (IllegalStateException e) {
            // Cancelled: the adapter is stopping, and nothing is to happen later any more.
            return;
        }
    }
}
