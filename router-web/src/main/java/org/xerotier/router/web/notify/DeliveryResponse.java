package org.xerotier.router.web.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.notify.DeliveryState;
import org.xerotier.router.notify.DeliveryView;

/** How an event fared on its way to a webhook. */
record DeliveryResponse(
        String id,
        String eventId,
        String type,
        DeliveryState state,
        int attempts,
        Instant createdAt,
        @Nullable Instant lastAt,
        @Nullable Instant nextAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError) {

    static DeliveryResponse of(DeliveryView delivery) {
        return new DeliveryResponse(
                delivery.id(),
                delivery.eventId(),
                delivery.type().type(),
                delivery.state(),
                delivery.attempts(),
                delivery.createdAt(),
                delivery.lastAt(),
                delivery.nextAt(),
                delivery.lastStatus(),
                delivery.lastError());
    }
}
