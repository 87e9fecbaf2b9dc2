package org.xerotier.router.approval;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** This room's messages for operators; ids are never used twice. */
final class ApprovalLog {

    private static final Logger LOG = System.getLogger("org.xerotier.router.approval");

    private ApprovalLog() {}

    static void sweepFailed(Throwable cause) {
        LOG.log(
                Level.ERROR,
                "XR-APR-0001 deadlines of approval requests could not be settled and will be tried again; if this"
                        + " repeats, check the database",
                cause);
    }
}
