package org.xerotier.xem.dispatch;

import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Result;

/**
 * What the ledger knows of an invocation.
 *
 * @param fencedThrough no epoch above {@code epoch} up to this one ever starts: they were refused while this one was not
 *     over yet
 * @param work null if it was fenced before it was taken
 * @param fence why it never starts, null unless fenced
 * @param result how it ended: always once done, for a while when settled
 */
public record LedgerEntry(
        String invocationId,
        long epoch,
        long fencedThrough,
        State state,
        @Nullable Work work,
        @Nullable Fence fence,
        @Nullable Result result) {

    /** How far it came. */
    public enum State {
        ACCEPTED,
        STARTED,
        DONE,
        /** Never started and never will. */
        FENCED,
        /** Ended, and the router knows how. */
        SETTLED
    }

    LedgerEntry fencedThrough(long higher) {
        return new LedgerEntry(invocationId, epoch, Math.max(fencedThrough, higher), state, work, fence, result);
    }

    LedgerEntry fenced(Fence how) {
        return new LedgerEntry(invocationId, epoch, fencedThrough, State.FENCED, work, how, null);
    }

    /** Whether this epoch can never start any more, other than the entry's own. */
    public boolean isPast(long other) {
        return other != epoch && other <= Math.max(epoch, fencedThrough);
    }

    LedgerEntry with(State next, @Nullable Work itsWork, @Nullable Result itsResult) {
        return new LedgerEntry(invocationId, epoch, fencedThrough, next, itsWork, null, itsResult);
    }

    /** Whether the router may still have to hear of it. */
    public boolean isOwed() {
        return switch (state) {
            case ACCEPTED, STARTED, DONE -> true;
            case FENCED -> fence != null && fence.owed();
            case SETTLED -> false;
        };
    }

    /** After this time of the routers a dispatch of this epoch is refused for its warrant. */
    public long until() {
        long taken = work == null ? Long.MIN_VALUE : work.until();
        return fence == null ? taken : Math.max(taken, fence.until());
    }
}
