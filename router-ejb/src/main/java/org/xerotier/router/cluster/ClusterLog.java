package org.xerotier.router.cluster;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.xerotier.router.kernel.RouterId;

/** This room's messages for operators; ids are never used twice. */
final class ClusterLog {

    private static final Logger LOG = System.getLogger("org.xerotier.router.cluster");

    private ClusterLog() {}

    static void began(RouterId self, int others) {
        LOG.log(Level.INFO, "XR-CLU-0001 this is router {0}; {1} others share its database", self, others);
    }

    static void lost(RouterId router) {
        LOG.log(
                Level.WARNING,
                "XR-CLU-0002 router {0} is gone or silent; its waiting work is looked after here",
                router);
    }

    static void replaced(RouterId self, String address) {
        LOG.log(
                Level.WARNING,
                "XR-CLU-0003 router {0} had been taken off the list and is back on it; if this is said again and again,"
                        + " another router is configured with the same mesh address {1}",
                self,
                address);
    }

    static void beatFailed(RuntimeException fault) {
        LOG.log(Level.ERROR, "XR-CLU-0004 a heartbeat could not be written and will be tried again", fault);
    }

    static void leaveFailed(RuntimeException fault) {
        LOG.log(
                Level.WARNING,
                "XR-CLU-0005 this router could not take itself off the list; the others notice when it stays silent",
                fault);
    }
}
