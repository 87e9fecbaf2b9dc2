package org.xerotier.router.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an event fared on its way to a webhook.
 *
 * @param nextAt when the next attempt is due; null when there will be none
 * @param lastStatus HTTP status of the last answer, if there was one; its body is never kept
 */
public record DeliveryView(
        String id,
        String eventId,
        WebhookEvent type,
        DeliveryState state,
        int attempts,
        Instant createdAt,
        @Nullable Instant lastAt,
        @Nullable Instant nextAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError) {}
