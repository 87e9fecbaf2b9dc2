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

    static void notificationFailed(String id, Throwable cause) {
        LOG.log(
                Level.ERROR,
                () -> "XR-NTF-0004 a notification could not be handled, notification=" + id
                        + "; it is tried again and then becomes a dead letter",
                cause);
    }

    static void brokerRefused(Throwable cause) {
        LOG.log(
                Level.ERROR,
                "XR-NTF-0005 the message broker did not take a notification; it is tried again within a minute, if this"
                        + " repeats, check the server's broker",
                cause);
    }

    static void messageLetGo(String id) {
        LOG.log(
                Level.WARNING,
                () -> "XR-NTF-0006 the broker brings a message over and over and it was let go, message=" + id
                        + "; what it was about is sent anew");
    }
}
