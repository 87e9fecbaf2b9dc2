package org.xerotier.router.boot;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.xerotier.router.kernel.Ticker;

/**
 * Waits until the database answers. After a power cut everything starts at once and the database may come last; a router that
 * gave up would stay down until somebody started it again. Only silence is waited for, never a refusal.
 */
final class DatabaseWait {

    private static final int TRIES = 20;
    private static final long AGAIN_NANOS = Duration.ofMillis(500).toNanos();

    private final DataSource database;
    private final Duration most;
    private final Ticker ticker;
    private final LongConsumer park;

    /** @param park rests for so many nanoseconds */
    DatabaseWait(DataSource database, Duration most, Ticker ticker, LongConsumer park) {
        this.database = database;
        this.most = most;
        this.ticker = ticker;
        this.park = park;
    }

    /**
     * Takes a step of the start as often as the database goes away in the middle of it. What fails while the database
     * answers is tried a few times more, since it may have been away for a moment only, and is then final.
     */
    void through(Runnable step) {
        long began = ticker.nanos();
        int triesLeft = TRIES;
        while (true) {
            untilItAnswers(began);
            try {
                step.run();
                return;
            } catch (RuntimeException fault) {
                if (!isAboutAConnection(fault) || --triesLeft == 0) {
                    throw fault;
                }
                BootLog.again(String.valueOf(fault.getMessage()));
            }
            park.accept(AGAIN_NANOS);
        }
    }

    private void untilItAnswers(long began) {
        boolean told = false;
        while (true) {
            try (Connection unused = database.getConnection()) {
                return;
            } catch (SQLException fault) {
                if (!isSilence(fault)) {
                    return;
                }
                if (ticker.nanos() - began >= most.toNanos()) {
                    throw new StartRefused(
                            "the database did not answer within %d s: %s; start it, or check xerotier.database.url"
                                    .formatted(most.toSeconds(), fault.getMessage()),
                            fault);
                }
                if (!told) {
                    BootLog.waiting(String.valueOf(fault.getMessage()));
                    told = true;
                }
            }
            park.accept(AGAIN_NANOS);
        }
    }

    /** The pool's own complaints carry no state. */
    private static boolean isAboutAConnection(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && (sql.getSQLState() == null || isSilence(sql))) {
                return true;
            }
        }
        return false;
    }

    /** Class 08 is no connection, 57P03 a server that is starting, 57P01 and 57P02 one that goes down. What else is wrong is said later, by name. */
    private static boolean isSilence(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        return state.startsWith("08") || state.startsWith("57P0");
    }
}
