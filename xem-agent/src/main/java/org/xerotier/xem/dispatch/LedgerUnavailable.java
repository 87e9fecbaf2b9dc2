package org.xerotier.xem.dispatch;

/** The ledger could not write or read: disk full, file damaged, file system read-only. */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
