package org.xerotier.router.web.wait;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.InvocationFeed;

/** One waiting answer: over once, by whichever comes first, and then it lets go of everything it held. */
final class Wait {

    private final Runnable then;
    private boolean over;
    private InvocationFeed.@Nullable Following following;
    private @Nullable Future<?> alarm;

    Wait(Runnable then) {
        this.then = then;
    }

    synchronized void following(InvocationFeed.Following place) {
        following = place;
        letGoIfOver();
    }

    synchronized void alarm(Future<?> future) {
        alarm = future;
        letGoIfOver();
    }

    void over() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            letGoIfOver();
        }
        then.run();
    }

    private void letGoIfOver() {
        if (!over) {
            return;
        }
        if (following != null) {
            following.close();
            following = null;
        }
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }
}
