package org.xerotier.xem.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.xerotier.mesh.frame.Result;

/**
 * What the agent has taken on, so that nothing runs twice, in this life of the agent or the next.
 *
 * <p>The methods that record something return at once; {@link #find} tells it from then on. It is safe, which means that
 * the next life will find it, only when a {@link #whenSafe} asked for afterwards has been answered. What is recorded
 * becomes safe in the order it was recorded, or several things together; never the later one alone.
 *
 * <p>Called by the desk's thread only, and answers on it.
 */
public interface Ledger {

    /** Of this store, made with it. A store that is damaged has another one in every life: its memory is lost to it. */
    String id();

    /** Whether {@link #find} knows what earlier lives recorded. May become true later; never false again. */
    boolean isRead();

    /** Empty, or the code of what keeps the agent from taking work. */
    String impairment();

    /** The entry with the highest epoch seen for this invocation, live or settled. */
    Optional<LedgerEntry> find(String invocationId);

    /** Whatever the router may still have to hear of. */
    List<LedgerEntry> unsettled();

    /** Whether there is room to remember one more. */
    boolean hasRoom();

    /** This epoch was taken and has not started. */
    void accepted(String invocationId, long epoch, Work work);

    /** From now on the tool may have had an effect. The tool must not begin before this is safe. */
    void started(String invocationId, long epoch, long startedAtMillis);

    /** The process that does it, for the next life to find; see {@link Work#process}. Need not be safe. */
    void spawned(String invocationId, long epoch, String process);

    /** The run ended like this, and the router does not know yet. */
    void done(String invocationId, long epoch, Result result);

    /**
     * This epoch will never start here, for this reason.
     *
     * @param fence how it stands to the router, and until when it matters
     */
    void fenced(String invocationId, long epoch, Fence fence);

    /** The router has the outcome on record. */
    void settled(String invocationId, long epoch);

    /**
     * Answers when everything recorded so far is safe, or could not be made so: then it still holds in this life, and
     * becomes safe when the store works again. The bad news never comes before this method has returned.
     */
    void whenSafe(Runnable safe, Consumer<LedgerUnavailable> unsafe);

    /** What is over and cannot come back any more may be forgotten: no warrant that ended before is honoured. */
    void forget(long routerMillis);
}
