package org.xerotier.xem;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.xerotier.xem.enroll.EnrollmentRefused;
import org.xerotier.xem.enroll.TokenKeeper;
import org.xerotier.xem.time.Backoff;

/** Renews the token in time, and ends the agent when the router will never renew it again. */
final class TokenRefresher implements Runnable {

    private static final Logger LOG = System.getLogger("xem.enroll");
    private static final Duration LONGEST_SLEEP = Duration.ofHours(1);
    private static final Duration LONGEST_UNSAVED = Duration.ofMinutes(1);

    private final TokenKeeper tokens;
    private final Backoff backoff;
    private final Stop stop;
    private final Semaphore wanted = new Semaphore(0);

    TokenRefresher(TokenKeeper tokens, Backoff backoff, Stop stop) {
        this.tokens = tokens;
        this.backoff = backoff;
        this.stop = stop;
    }

    /** The router did not like the token: ask for another, not only when it is due. */
    void refreshNow() {
        wanted.release();
    }

    @Override
    public void run() {
        try {
            while (true) {
                // Looked at once an hour at least: the wall clock, by which tokens expire, may be set.
                Duration longest = tokens.isUnsaved() ? LONGEST_UNSAVED : LONGEST_SLEEP;
                long sleep = Math.min(longest.toMillis(), tokens.untilDue().toMillis());
                boolean asked = wanted.tryAcquire(Math.max(sleep, 1_000), TimeUnit.MILLISECONDS);
                wanted.drainPermits();
                tokens.save();
                if (asked || tokens.untilDue().isZero()) {
                    refresh();
                }
            }
        } catch (EnrollmentRefused refused) {
            LOG.log(Level.ERROR, "This agent is no longer enrolled: {0}", refused.getMessage());
            stop.fail(ExitCode.ENROLLMENT_REFUSED.number);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void refresh() throws EnrollmentRefused, InterruptedException {
        while (!tokens.refresh()) {
            if (!stop.pause(backoff.nextMillis())) {
                return;
            }
        }
        backoff.succeeded();
    }
}
