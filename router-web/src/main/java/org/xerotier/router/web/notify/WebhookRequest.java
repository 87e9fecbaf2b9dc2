package org.xerotier.router.web.notify;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.notify.WebhookWish;

/** In a change, what is left out stays as it is. */
record WebhookRequest(
        @Nullable String url,
        @Nullable List<String> events,
        @Nullable String description,
        @Nullable Map<String, String> metadata,
        @Nullable Boolean active) {

    WebhookWish wish() {
        return new WebhookWish(url, WebhookWish.events(events), description, metadata, active);
    }
}
