package org.xerotier.router.notify;

import java.util.Locale;

/** Why somebody is told of a stage. */
enum NotificationKind {
    OPENING,
    /** Half of the stage's clock is over and nobody has decided. */
    REMINDER;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
