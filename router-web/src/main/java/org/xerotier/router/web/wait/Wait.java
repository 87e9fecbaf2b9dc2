package org.xerotier.router.web.wait;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.InvocationFeed;

/** One waiting answer: over once, by whichever comes first, and then it lets go of everything it held. */
final class Wait {

    private @Nullable Runnable then;
    private InvocationFeed.@Nullable Following following;
    private @Nullable Runnable alarm;

    Wait(Runnable then) {
        this.then = then;
    }

    synchronized void following(InvocationFeed.Following place) {
        following = place;
        letGoIfOver();
    }

    /** @param off takes the alarm back */
    synchronized void alarm(Runnable off) {
        alarm = off;
        letGoIfOver();
    }

    /** Lets go without a word: whoever waits is told otherwise. */
    synchronized void forgo() {
        then = null;
        letGoIfOver();
    }

    void over() {
        Runnable now;
        synchronized (this) {
            now = then;
            // A cancelled alarm may stay in the scheduler's queue until its time; it must not keep the answer alive.
            then = null;
            letGoIfOver();
        }
        if (now != null) {
            now.run();
        }
    }

    private void letGoIfOver() {
        if (then != null) {
            return;
        }
        if (following != null) {
            following.close();
            following = null;
        }
        if (alarm != null) {
            alarm.run();
            alarm = null;
        }
    }
}
