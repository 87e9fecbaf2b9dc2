package org.xerotier.router.notify;

import java.util.List;

/** Notifications were written down; told within the transaction, for a message each to follow its commit. */
record NotificationsPlanned(List<String> ids) {

    NotificationsPlanned {
        ids = List.copyOf(ids);
    }
}
