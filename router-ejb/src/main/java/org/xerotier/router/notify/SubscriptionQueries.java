package org.xerotier.router.notify;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Reads who wants to be told what. */
@Stateless
public class SubscriptionQueries {

    @Inject
    WebhookRepository webhooks;

    public List<Subscription> all() {
        return webhooks.active().stream()
                .map(webhook -> new Subscription(webhook.project(), webhook.id(), webhook.events()))
                .toList();
    }
}
