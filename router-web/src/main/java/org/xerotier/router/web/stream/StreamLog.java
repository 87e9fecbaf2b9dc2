package org.xerotier.router.web.stream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** This room's messages for operators; ids are never used twice. */
final class StreamLog {

    private static final Logger LOG = System.getLogger("org.xerotier.router.web.stream");

    private StreamLog() {}

    static void cut(Throwable thrown) {
        LOG.log(Level.ERROR, "XR-SSE-0001 an event stream was cut; its client may come back", thrown);
    }

    static void checkFailed(Throwable thrown) {
        LOG.log(
                Level.WARNING,
                "XR-SSE-0002 the keys of open streams could not be checked and will be again, cause={0}",
                String.valueOf(thrown.getMessage()).lines().findFirst().orElse(""));
    }

    static void lookFailed(Throwable thrown) {
        LOG.log(
                Level.WARNING,
                "XR-SSE-0003 new approval events could not be looked for and will be again, cause={0}",
                String.valueOf(thrown.getMessage()).lines().findFirst().orElse(""));
    }
}
