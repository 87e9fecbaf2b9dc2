package org.xerotier.router.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private volatile @Nullable Map<ProjectId, Map<WebhookEvent, List<WebhookId>>> known;

    /** The webhooks to tell; empty, most of the time. */
    List<WebhookId> of(ProjectId project, WebhookEvent type) {
        return known().getOrDefault(project, Map.of()).getOrDefault(type, List.of());
    }

    /** Reads them anew. */
    Map<ProjectId, Map<WebhookEvent, List<WebhookId>>> refresh() {
        Map<ProjectId, Map<WebhookEvent, List<WebhookId>>> fresh = new HashMap<>();
        for (Subscription one : queries.all()) {
            Map<WebhookEvent, List<WebhookId>> byType =
                    fresh.computeIfAbsent(one.project(), project -> new EnumMap<>(WebhookEvent.class));
            one.events()
                    .forEach(type -> byType.computeIfAbsent(type, none -> new ArrayList<>())
                            .add(one.webhook()));
        }
        known = fresh;
        return fresh;
    }

    /** Nothing may be missed between the start and the first refresh, so whoever asks first does it. */
    private Map<ProjectId, Map<WebhookEvent, List<WebhookId>>> known() {
        Map<ProjectId, Map<WebhookEvent, List<WebhookId>>> present = known;
        return present == null ? refresh() : present;
    }
}
