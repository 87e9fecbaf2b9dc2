package org.xerotier.router.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WebhookId;

/**
 * Who wants to be told what, in memory: a call in a project without webhooks pays one look into a map. Changes made
 * through this router are known at once, those of others within seconds, by the sweep's refresh.
 */
@ApplicationScoped
class Subscriptions {

    @Inject
    SubscriptionQueries queries;

    private final AtomicReference<@Nullable Map<ProjectId, Map<WebhookEvent, List<WebhookId>>>> known =
            new AtomicReference<>();

    /** The webhooks to tell; empty, most of the time. */
    List<WebhookId> of(ProjectId project, WebhookEvent type) {
        return known().getOrDefault(project, Map.of()).getOrDefault(type, List.of());
    }

    /** Reads them anew. One at a time: a reading that began earlier must not replace one that saw more. */
    synchronized void refresh() {
        known.set(read());
    }

    private Map<ProjectId, Map<WebhookEvent, List<WebhookId>>> read() {
        Map<ProjectId, Map<WebhookEvent, List<WebhookId>>> fresh = new HashMap<>();
        for (Subscription one : queries.all()) {
            Map<WebhookEvent, List<WebhookId>> byType =
                    fresh.computeIfAbsent(one.project(), project -> new EnumMap<>(WebhookEvent.class));
            one.events()
                    .forEach(type -> byType.computeIfAbsent(type, none -> new ArrayList<>())
                            .add(one.webhook()));
        }
        return fresh;
    }

    /**
     * Nothing may be missed between the start and the first refresh, so whoever asks first reads. Without waiting for a
     * refresh, which may need the connection that an acting transaction has; and what a refresh read is left as it is.
     */
    private Map<ProjectId, Map<WebhookEvent, List<WebhookId>>> known() {
        Map<ProjectId, Map<WebhookEvent, List<WebhookId>>> present = known.get();
        if (present != null) {
            return present;
        }
        Map<ProjectId, Map<WebhookEvent, List<WebhookId>>> first = read();
        known.compareAndSet(null, first);
        return first;
    }
}
