package org.xerotier.router.kernel;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a transaction that lost against another one from one that failed. Rows are written when a door's transaction
 * commits, so the loser of a race learns of it from the container, as an exception wrapped several times.
 */
public final class CommitConflict {

    /** Unique violation, exclusion violation, serialization failure, deadlock. */
    private static final Set<String> STATES = Set.of("23505", "23P01", "40001", "40P01");

    private static final int DEEPEST = 20;

    private CommitConflict() {}

    /** The refusal to answer with, if somewhere inside is a refusal of ours or a lost race. */
    public static Optional<RouterException> find(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof RouterException refusal) {
                return Optional.of(refusal);
            }
            if (isLostRace(cause)) {
                return Optional.of(KernelError.CONCURRENT_UPDATE.because(
                        "Another request changed the same thing at the same moment; look at it and try again."));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static boolean isLostRace(Throwable cause) {
        return cause instanceof OptimisticLockException
                || cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()));
    }
}
