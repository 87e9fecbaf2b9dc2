package org.xerotier.xem.mesh;

/** Why there is no session, as far as the connection shows. {@code xem-agent doctor} looks closer, by the same names. */
public enum Loss {
    NOTHING_LISTENS("nothing answers there: the router is down, or a firewall, a name or a port is wrong"),
    UNRESOLVED("its name cannot be resolved: the name is wrong, or no name server answers"),
    NO_GREETING("something answers there, but it does not greet like a router's mesh port"),
    HANDSHAKE_REFUSED("the router greets but does not finish the handshake: it has another key than this agent expects,"
            + " does not let this agent's key in (revoked, or its enrolment is gone), or is overloaded"),
    HELLO_UNANSWERED("the router did not answer the hello"),
    HELLO_REFUSED("the router refused the hello"),
    BROKEN("the connection broke"),
    SILENT("the router answered no lease renewal for a whole lease"),
    KEY_CHANGED("the agent comes back with its new key"),
    LEDGER_CHANGED("the agent comes back to tell that it has another ledger");

    private final String words;

    Loss(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** Whether the agent itself ended it, and is back in a moment. */
    public boolean isOwnWish() {
        return this == KEY_CHANGED || this == LEDGER_CHANGED;
    }

    /** Whether another of the agent's keys may fare better. */
    boolean mayBeTheKey() {
        return this == HANDSHAKE_REFUSED || this == HELLO_UNANSWERED || this == HELLO_REFUSED;
    }
}
