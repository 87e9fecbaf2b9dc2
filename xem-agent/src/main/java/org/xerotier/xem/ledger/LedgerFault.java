package org.xerotier.xem.ledger;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** The file cannot be used, now or ever. */
final class LedgerFault extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whether waiting helps. */
    enum Kind {
        /** What is in it is not what was written: a person must look. */
        DAMAGED,
        /** A later version of the agent wrote it. */
        NEWER,
        /** Full, locked, read-only or a fault of the disk: it may pass. */
        UNAVAILABLE
    }

    private final Kind kind;

    LedgerFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    private LedgerFault(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static LedgerFault damaged(String message) {
        return new LedgerFault(Kind.DAMAGED, message);
    }

    static LedgerFault unavailable(Throwable cause) {
        return new LedgerFault(Kind.UNAVAILABLE, String.valueOf(cause.getMessage()), cause);
    }

    static LedgerFault of(SQLException fault) {
        int code = fault.getErrorCode() & 0xff;
        boolean damaged = code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
        return new LedgerFault(damaged ? Kind.DAMAGED : Kind.UNAVAILABLE, String.valueOf(fault.getMessage()), fault);
    }

    Kind kind() {
        return kind;
    }

    /** Trying again is of no use. */
    boolean isHopeless() {
        return kind != Kind.UNAVAILABLE;
    }
}
