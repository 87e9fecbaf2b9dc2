package org.xerotier.router.kernel;

import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means, found among the causes that containers and providers wrap it in. */
public enum StorageFault {
    /** It cannot be reached, is shutting down, or the pool has no connection left. */
    UNAVAILABLE,
    /** The audit log takes no rows; the act it belonged to was rolled back. */
    AUDIT,
    /** Somebody else changed the same thing first. */
    CONFLICT;

    /** The log's table, as the database and the provider name it in whatever goes wrong with its rows. */
    private static final String AUDIT_LOG = "execution_audit_log";

    /** Serialization failure, deadlock, unique violation: another act was in the way, whatever it was writing. */
    private static final Set<String> RACES = Set.of("40001", "40P01", "23505");

    /** A lock was not to be had in time. */
    private static final String LOCKED = "55P03";

    /** The database ended the connection because its transaction stood still for too long. */
    private static final String STOOD_STILL = "25P03";

    private static final int MAX_CAUSES = 16;

    /** The fault behind a failure, or null if it is of another kind. */
    public static @Nullable StorageFault behind(Throwable failure) {
        boolean ofTheAuditLog = isOfTheAuditLog(failure);
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            StorageFault fault = of(cause, ofTheAuditLog);
            if (fault != null) {
                return fault;
            }
            cause = cause.getCause();
        }
        return ofTheAuditLog ? AUDIT : null;
    }

    /** The refusal that tells a caller of it. */
    public RouterException refusal() {
        return switch (this) {
            case UNAVAILABLE ->
                KernelError.STORAGE_UNAVAILABLE.because(
                        "The router cannot reach its database at the moment. Try again.");
            case AUDIT ->
                KernelError.AUDIT_UNAVAILABLE.because("The audit log takes no rows at the moment, and nothing happens"
                        + " without one. Nothing was done; try again, and tell whoever runs the database.");
            case CONFLICT ->
                KernelError.CONCURRENT_UPDATE.because(
                        "Somebody else changed this at the same moment; read it again and repeat.");
        };
    }

    private static boolean isOfTheAuditLog(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            String says = cause instanceof SQLException || cause instanceof PersistenceException
                    ? String.valueOf(cause.getMessage())
                    : "";
            if (says.contains(AUDIT_LOG)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static @Nullable StorageFault of(Throwable cause, boolean ofTheAuditLog) {
        if (cause instanceof ResourceException) {
            return UNAVAILABLE;
        }
        return cause instanceof SQLException sql ? of(sql, ofTheAuditLog) : null;
    }

    private static @Nullable StorageFault of(SQLException sql, boolean ofTheAuditLog) {
        String state = String.valueOf(sql.getSQLState());
        if (RACES.contains(state)) {
            return CONFLICT;
        }
        // The server's pool has no state of its own for this.
        boolean unreachable = state.startsWith("08")
                || state.startsWith("57P")
                || state.equals(STOOD_STILL)
                || String.valueOf(sql.getMessage()).contains("allocating a connection");
        if (unreachable) {
            return UNAVAILABLE;
        }
        if (ofTheAuditLog) {
            return AUDIT;
        }
        if (state.equals(LOCKED)) {
            return CONFLICT;
        }
        return state.startsWith("53") ? UNAVAILABLE : null;
    }
}
