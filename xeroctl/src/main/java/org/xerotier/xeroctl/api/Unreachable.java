package org.xerotier.xeroctl.api;

/** There is no usable answer from the router. */
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How far it got. */
    public enum Reached {
        /** No connection was made, so nothing can have happened. */
        NOTHING,
        /** The request may have arrived; whether it took effect is not known. */
        MAYBE_THE_ROUTER,
        /** As before, and the time for an answer is over. */
        NO_ANSWER_IN_TIME,
        /** Something answered that is not a Xerotier router. */
        SOMETHING_ELSE
    }

    private final Reached reached;
    private final String says;

    public Unreachable(Reached reached, String says) {
        super(says);
        this.reached = reached;
        this.says = says;
    }

    public Reached reached() {
        return reached;
    }

    public String says() {
        return says;
    }

    /** Whether asking again may help. */
    public boolean isPassing() {
        return reached != Reached.SOMETHING_ELSE;
    }
}
