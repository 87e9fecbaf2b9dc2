package org.xerotier.systemtests.simulation;

/** The database did not answer, or did not answer a commit; the work may be on record or not. */
public final class DatabaseFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseFault(String message) {
        super(message, null, false, false);
    }
}
