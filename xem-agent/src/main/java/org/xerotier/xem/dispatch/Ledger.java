package org.xerotier.xem.dispatch;

import java.util.Optional;

/**
 * What the agent has taken on, so that nothing runs twice. Each method returns only when its entry is as safe as this
 * ledger can make it; the desk starts a tool only after {@link #started} returned.
 *
 * <p>Any method may throw {@link LedgerUnavailable}; then the agent takes no new work.
 */
public interface Ledger {

    /** The entry with the highest epoch seen for this invocation, live or settled. */
    Optional<LedgerEntry> find(String invocationId);

    /** This epoch was taken and has not started. */
    void accepted(String invocationId, long epoch);

    /** From now on the tool may have had an effect. */
    void started(String invocationId, long epoch);

    /** The run ended; its result waits for the router. */
    void done(String invocationId, long epoch);

    /** This epoch will never start here, for this reason. */
    void fenced(String invocationId, long epoch, String code, String message);

    /** The router has the outcome on record; only the epoch is remembered. */
    void settled(String invocationId, long epoch);
}
