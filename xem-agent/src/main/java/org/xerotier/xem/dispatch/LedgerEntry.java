package org.xerotier.xem.dispatch;

/**
 * What the ledger knows of an invocation.
 *
 * @param code why it was fenced, else empty
 */
public record LedgerEntry(String invocationId, long epoch, State state, String code, String message) {

    /** How far it came. */
    public enum State {
        ACCEPTED,
        STARTED,
        DONE,
        /** Never started and never will. */
        FENCED,
        /** Ended, and the router knows how. */
        SETTLED;

        boolean isOver() {
            return this == FENCED || this == SETTLED;
        }
    }
}
