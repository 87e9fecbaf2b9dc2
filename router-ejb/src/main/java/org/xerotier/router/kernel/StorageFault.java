package org.xerotier.router.kernel;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means, found among the causes that containers and providers wrap it in. */
public enum StorageFault {
    /** It cannot be reached, is shutting down, or the pool has no connection left. */
    UNAVAILABLE,
    /** Somebody else changed the same thing first. */
    CONFLICT;

    private static final int MAX_CAUSES = 16;

    /** Serialization failure, deadlock, lock not available, unique violation. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03", "23505");

    /** The fault behind a failure, or null if it is of another kind. */
    public static @Nullable StorageFault behind(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            StorageFault fault = of(cause);
            if (fault != null) {
                return fault;
            }
            cause = cause.getCause();
        }
        return null;
    }

    /** The refusal that tells a caller of it. */
    public RouterException refusal() {
        return switch (this) {
            case UNAVAILABLE ->
                KernelError.STORAGE_UNAVAILABLE.because(
                        "The router cannot reach its database at the moment. Try again.");
            case CONFLICT ->
                KernelError.CONCURRENT_UPDATE.because(
                        "Somebody else changed this at the same moment; read it again and repeat.");
        };
    }

    private static @Nullable StorageFault of(Throwable cause) {
        if (cause instanceof ResourceException) {
            return UNAVAILABLE;
        }
        return cause instanceof SQLException sql ? of(sql) : null;
    }

    private static @Nullable StorageFault of(SQLException sql) {
        String state = sql.getSQLState();
        if (state != null && CONFLICTS.contains(state)) {
            return CONFLICT;
        }
        boolean unreachable =
                state != null && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"));
        // The server's pool has no state of its own for this.
        return unreachable || String.valueOf(sql.getMessage()).contains("allocating a connection") ? UNAVAILABLE : null;
    }
}
