package org.xerotier.router.boot;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;

/** This room's messages for operators; ids are never used twice. */
final class BootLog {

    private static final Logger LOG = System.getLogger("org.xerotier.router.boot");

    private BootLog() {}

    static void refused(RuntimeException reason) {
        LOG.log(Level.ERROR, () -> "XR-BOOT-0001 the router does not start: " + reason.getMessage());
    }

    static void migrated(int applied) {
        LOG.log(Level.INFO, "XR-BOOT-0002 schema is up to date, migrations_applied={0}", applied);
    }

    static void ready(String version) {
        LOG.log(Level.INFO, "XR-BOOT-0003 router is ready, version={0}", version);
    }

    static void stopping() {
        LOG.log(Level.INFO, "XR-BOOT-0004 router is stopping");
    }

    static void waiting(String reason) {
        LOG.log(Level.WARNING, "XR-BOOT-0006 the database does not answer yet; the router waits for it: {0}", reason);
    }

    static void again(String reason) {
        LOG.log(
                Level.WARNING,
                "XR-BOOT-0007 the database went away during the start, which is tried again: {0}",
                reason);
    }

    static void driverStays(SQLException reason) {
        LOG.log(
                Level.WARNING,
                "XR-BOOT-0005 the database driver could not be deregistered, so this EAR's classes stay in memory until"
                        + " the server is restarted",
                reason);
    }
}
