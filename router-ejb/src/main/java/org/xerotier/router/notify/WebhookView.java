package org.xerotier.router.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as callers see it: everything but its secret.
 *
 * @param previousSecretUntil until when the secret before the last rotation signs as well; null if it does not
 */
public record WebhookView(
        String id,
        String url,
        List<WebhookEvent> events,
        @Nullable String description,
        Map<String, String> metadata,
        boolean active,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        @Nullable Instant previousSecretUntil) {}
