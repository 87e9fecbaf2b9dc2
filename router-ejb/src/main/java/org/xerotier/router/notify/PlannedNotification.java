package org.xerotier.router.notify;

import java.time.Instant;

/** One stage to be told through one channel, and when. */
record PlannedNotification(String channel, NotificationKind kind, Instant dueAt) {}
