package org.xerotier.systemtests.plant;

import java.util.Arrays;
import java.util.Optional;

/** The bugs that can be planted. A harness that does not catch each of them does not count. */
public enum Bug {
    /** A claim takes what another has claimed already. */
    NO_CAS("noCas"),
    /** The agent takes epochs again that it has seen. */
    NO_FENCE("noFence"),
    /** What the agent notes does not reach its disk. */
    NO_LEDGER("noLedger"),
    /** A result or a call is acknowledged although its transaction is rolled back. */
    ACK_BEFORE_COMMIT("ackBeforeCommit"),
    /** A dispatch leaves before its audit row is committed. */
    AUDIT_AFTER_EFFECT("auditAfterEffect"),
    /** Whose frame it is follows from what the peer says of itself. */
    USER_ID_UNCHECKED("userIdUnchecked"),
    /** Idempotency keys of one project answer in another. */
    IDEM_IGNORES_PROJECT("idemIgnoresProject");

    private final String spelling;

    Bug(String spelling) {
        this.spelling = spelling;
    }

    public String spelling() {
        return spelling;
    }

    public static Optional<Bug> named(String spelling) {
        return Arrays.stream(values())
                .filter(bug -> bug.spelling.equals(spelling))
                .findFirst();
    }

    public boolean isInAgent() {
        return this == NO_FENCE || this == NO_LEDGER;
    }
}
