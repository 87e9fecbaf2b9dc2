package org.xerotier.router.notify;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** This room's messages for operators; ids are never used twice. */
final class NotifyLog {

    private static final Logger LOG = System.getLogger("org.xerotier.router.notify");

    private NotifyLog() {}

    static void deliveriesFailed(Throwable cause) {
        LOG.log(
                Level.ERROR,
                "XR-NTF-0001 webhook deliveries could not be taken or settled and will be tried again; if this repeats,"
                        + " check the database",
                cause);
    }

    static void sweepFailed(String part, Throwable cause) {
        LOG.log(
                Level.ERROR,
                () -> "XR-NTF-0002 a sweep failed and will be tried again, part=" + part
                        + "; if this repeats, check the database and the message broker",
                cause);
    }

    static void eventLost(WebhookEvent type, Throwable cause) {
        LOG.log(
                Level.ERROR,
                () -> "XR-NTF-0003 an event could not be written down and will not be told, type=" + type.type()
                        + "; check the database",
                cause);
    }
}
