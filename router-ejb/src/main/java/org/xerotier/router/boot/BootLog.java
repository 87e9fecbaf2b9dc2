package org.xerotier.router.boot;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

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
}
