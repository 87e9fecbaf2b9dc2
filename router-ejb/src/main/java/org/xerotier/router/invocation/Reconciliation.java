package org.xerotier.router.invocation;

import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.InFlight;

/**
 * The rule for every disagreement between an agent's list and the record, about one invocation. Nothing is decided by
 * chance or by who spoke last; {@code docs/reference/reconciliation.md} is made from this.
 */
final class Reconciliation {

    private Reconciliation() {}

    /** What the agent's list says. */
    enum Listed {
        ABSENT,
        ACCEPTED,
        STARTED,
        DONE;

        static Listed as(InFlight.Phase phase) {
            return switch (phase) {
                case ACCEPTED -> ACCEPTED;
                case STARTED -> STARTED;
                case DONE -> DONE;
            };
        }
    }

    /** The listed epoch, seen from the record. */
    enum Epoch {
        OLDER,
        SAME,
        /** The record forgot a dispatch, as after the restore of an old copy. */
        NEWER;

        static Epoch of(long listed, long recorded) {
            return listed == recorded ? SAME : listed < recorded ? OLDER : NEWER;
        }
    }

    /**
     * What the record says.
     *
     * @param epoch how the listed epoch compares with it; {@code SAME} if nothing is listed
     * @param isToldByAgent the agent's own word about this epoch is on record: how it ended, or that it cannot say
     */
    record Recorded(InvocationStatus status, Epoch epoch, boolean isToldByAgent) {}

    /** What is done about it. */
    enum Move {
        /** They agree, or time will tell. */
        NONE,
        /** The record learns that it runs. */
        BEGIN,
        /** The same dispatch under the same epoch; the agent's ledger takes it once. */
        SEND_AGAIN,
        /** The same cancel again. */
        CANCEL_AGAIN,
        /** A cancel that makes the agent's ledger say whether it ever began, and keeps it from beginning. */
        FENCE,
        /** The memory of it is gone: tried again or ambiguous, as its policy says. */
        LOSE,
        /** The agent is told to stop, or never to begin. */
        TELL_CANCEL,
        /** The agent is asked for the result. */
        TELL_REPORT,
        /** The agent is told that nobody needs the result. */
        TELL_FORGET
    }

    /**
     * @param known null if the agent's project has no such invocation
     * @param isSameLedger the list is read from the ledger that was there when the work was dispatched
     */
    static Move of(@Nullable Recorded known, Listed listed, boolean isSameLedger) {
        if (known == null) {
            return switch (listed) {
                case ABSENT -> Move.NONE;
                case ACCEPTED, STARTED -> Move.TELL_CANCEL;
                case DONE -> Move.TELL_FORGET;
            };
        }
        if (listed == Listed.ABSENT) {
            return missing(known, isSameLedger);
        }
        if (listed == Listed.DONE) {
            boolean isSettled = known.epoch() == Epoch.SAME && known.status().isTerminal() && known.isToldByAgent();
            return isSettled ? Move.TELL_FORGET : Move.TELL_REPORT;
        }
        return known.epoch() == Epoch.SAME ? underWay(known.status(), listed) : Move.TELL_CANCEL;
    }

    private static Move missing(Recorded known, boolean isSameLedger) {
        return switch (known.status()) {
            case DISPATCHED, RUNNING -> isSameLedger ? Move.SEND_AGAIN : Move.LOSE;
            case CANCELLING -> isSameLedger ? Move.CANCEL_AGAIN : Move.LOSE;
            case AMBIGUOUS -> isSameLedger && !known.isToldByAgent() ? Move.FENCE : Move.NONE;
            case PENDING_APPROVAL,
                    QUEUED,
                    COMPLETED,
                    FAILED,
                    TIMED_OUT,
                    CANCELLED,
                    REJECTED,
                    APPROVAL_TIMED_OUT,
                    ESCALATED -> Move.NONE;
        };
    }

    /** Accepted or started under the present epoch. */
    private static Move underWay(InvocationStatus status, Listed listed) {
        return switch (status) {
            case DISPATCHED -> listed == Listed.STARTED ? Move.BEGIN : Move.NONE;
            case RUNNING -> Move.NONE;
            // People were told that nobody knows: what has not begun must not begin now, what runs will tell.
            case AMBIGUOUS -> listed == Listed.ACCEPTED ? Move.FENCE : Move.NONE;
            case CANCELLING,
                    PENDING_APPROVAL,
                    QUEUED,
                    COMPLETED,
                    FAILED,
                    TIMED_OUT,
                    CANCELLED,
                    REJECTED,
                    APPROVAL_TIMED_OUT,
                    ESCALATED -> Move.TELL_CANCEL;
        };
    }
}
