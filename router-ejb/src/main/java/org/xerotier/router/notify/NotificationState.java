package org.xerotier.router.notify;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The life of one stage told through one channel. */
enum NotificationState {
    /** To be told, now or at its time. */
    PENDING,
    /** Told, or overtaken by a decision before it was due. */
    DONE,
    /** Failed too often: a dead letter waits for somebody, who may have it tried again. */
    DEAD;

    Set<NotificationState> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(DONE, DEAD);
            case DEAD -> EnumSet.of(PENDING);
            case DONE -> EnumSet.noneOf(NotificationState.class);
        };
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NotificationState ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
