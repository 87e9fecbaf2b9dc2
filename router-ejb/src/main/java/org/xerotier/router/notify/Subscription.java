package org.xerotier.router.notify;

import java.util.Set;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WebhookId;

/** Which events a webhook is told. */
public record Subscription(ProjectId project, WebhookId webhook, Set<WebhookEvent> events) {

    public Subscription {
        events = Set.copyOf(events);
    }
}
