package org.xerotier.mesh.ra;

/** A connection broke a rule of the gate. Carries no stack: it is thrown for every stray port scan. */
final class GateRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason a stable word, counted and logged */
    GateRefusal(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
