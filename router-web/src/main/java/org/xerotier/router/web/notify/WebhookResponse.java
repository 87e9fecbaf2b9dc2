package org.xerotier.router.web.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.notify.MintedWebhook;
import org.xerotier.router.notify.WebhookEvent;
import org.xerotier.router.notify.WebhookView;

/** A webhook; {@code secret} only in the answer that made or rotated it. */
record WebhookResponse(
        String object,
        String id,
        String url,
        List<String> events,
        @Nullable String description,
        Map<String, String> metadata,
        boolean active,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        @Nullable Instant previousSecretUntil,
        @Nullable String secret) {

    static WebhookResponse of(WebhookView webhook) {
        return of(webhook, null);
    }

    static WebhookResponse of(MintedWebhook minted) {
        return of(minted.view(), minted.secret().reveal());
    }

    private static WebhookResponse of(WebhookView webhook, @Nullable String secret) {
        return new WebhookResponse(
                "webhook",
                webhook.id(),
                webhook.url(),
                webhook.events().stream().map(WebhookEvent::type).toList(),
                webhook.description(),
                webhook.metadata(),
                webhook.active(),
                webhook.createdAt(),
                webhook.createdBy(),
                webhook.changedAt(),
                webhook.previousSecretUntil(),
                secret);
    }
}
