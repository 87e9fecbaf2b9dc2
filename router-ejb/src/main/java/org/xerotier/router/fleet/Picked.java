package org.xerotier.router.fleet;

import java.util.Optional;

/** The answer to "who can run this now?". */
public record Picked(Answer answer, Optional<Reservation> reservation) {

    /** The three ways it can go. */
    public enum Answer {
        /** Room is kept on an agent. */
        RESERVED,
        /** Agents that offer it are here, none has room: let it wait. */
        BUSY,
        /** No agent that offers it is here. */
        OFFLINE
    }

    public static final Picked BUSY = new Picked(Answer.BUSY, Optional.empty());
    static final Picked OFFLINE = new Picked(Answer.OFFLINE, Optional.empty());

    static Picked reserved(Reservation reservation) {
        return new Picked(Answer.RESERVED, Optional.of(reservation));
    }
}
