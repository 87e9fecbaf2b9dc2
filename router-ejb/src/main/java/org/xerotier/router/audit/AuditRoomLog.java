package org.xerotier.router.audit;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** This room's messages for operators; ids are never used twice. */
final class AuditRoomLog {

    private static final Logger LOG = System.getLogger("org.xerotier.router.audit");

    private AuditRoomLog() {}

    static void sealFailed(Throwable cause) {
        LOG.log(
                Level.ERROR,
                "XR-AUD-0001 audit rows could not be sealed and will be tried again; if this repeats, check the database",
                cause);
    }

    static void chainBroken(String what) {
        LOG.log(
                Level.ERROR,
                "XR-AUD-0002 ALERT: the audit log was changed behind the router, no checkpoint is signed: {0}. Keep the"
                        + " database as it is, and see docs/explanation/audit.md",
                what);
    }

    static void sinkFailed(Throwable cause) {
        LOG.log(
                Level.ERROR,
                "XR-AUD-0003 ALERT: checkpoints cannot be written to xerotier.audit.checkpoint-directory and will be"
                        + " tried again; until then a cut-off audit log is noticed only by checkpoints kept before",
                cause);
    }

    static void noSink() {
        LOG.log(
                Level.WARNING,
                "XR-AUD-0004 xerotier.audit.checkpoint-directory is not set: checkpoints are kept only in the database"
                        + " they are to vouch for");
    }

    static void strays(List<String> rows) {
        LOG.log(
                Level.ERROR,
                "XR-AUD-0005 ALERT: rows were put into the audit log behind sealed ones, which no router does: {0}",
                String.join(", ", rows));
    }

    static void lagging(long seconds) {
        LOG.log(
                Level.WARNING,
                "XR-AUD-0006 the oldest unsealed audit row is {0} s old; a transaction that has been open that long"
                        + " somewhere in this PostgreSQL server holds sealing up, see pg_stat_activity.xact_start",
                seconds);
    }

    static void publicKey(String hex) {
        LOG.log(Level.INFO, "XR-AUD-0007 audit checkpoints are signed with the key {0}", hex);
    }
}
