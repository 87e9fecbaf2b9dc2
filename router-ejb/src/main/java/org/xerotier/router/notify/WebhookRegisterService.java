package org.xerotier.router.notify;

import static org.xerotier.router.notify.NotifyError.WEBHOOK_LIMIT_REACHED;
import static org.xerotier.router.notify.NotifyError.WEBHOOK_TEST_LIMIT_REACHED;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.WebhookId;

/** The transactions behind {@link WebhookService}. */
@Stateless
public class WebhookRegisterService {

    static final int MOST_PER_PROJECT = 20;
    static final int TESTS_PER_HOUR = 10;

    @Inject
    WebhookRepository webhooks;

    @Inject
    DeliveryRepository deliveries;

    @Inject
    Outbox outbox;

    @Inject
    WebhookSeal seal;

    @Inject
    WebhookConfig config;

    @Inject
    AuditLog audit;

    @Inject
    Ids ids;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    public MintedWebhook add(Actor actor, WebhookWish wish) {
        if (webhooks.count(actor.requireProject()) >= MOST_PER_PROJECT) {
            throw WEBHOOK_LIMIT_REACHED.because(
                    "A project has up to " + MOST_PER_PROJECT + " webhooks; delete one that is not needed any more.");
        }
        WebhookId id = WebhookId.next(ids);
        WebhookSecret secret = WebhookSecret.generate(random);
        Instant now = clock.instant();
        Webhook webhook = new Webhook(id, actor, wish, seal.close(actor.requireProject(), id, secret), now);
        webhooks.add(webhook);
        audit.record(actor, describe("webhook.created", webhook));
        return new MintedWebhook(webhook.view(now), secret.shown());
    }

    public WebhookView get(Actor actor, WebhookId id) {
        return webhooks.find(actor.requireProject(), id)
                .orElseThrow(WebhookService::notFound)
                .view(clock.instant());
    }

    public Page<WebhookView> list(Actor actor, PageRequest page) {
        Instant now = clock.instant();
        return Page.cut(
                webhooks.list(actor.requireProject(), page).stream()
                        .map(webhook -> webhook.view(now))
                        .toList(),
                page,
                WebhookView::id);
    }

    public Page<DeliveryView> deliveries(Actor actor, WebhookId id, PageRequest page) {
        get(actor, id);
        return Page.cut(
                deliveries.list(actor.requireProject(), id, page).stream()
                        .map(WebhookDelivery::view)
                        .toList(),
                page,
                DeliveryView::id);
    }

    public WebhookView change(Actor actor, WebhookId id, WebhookWish wish) {
        Webhook webhook = lock(actor, id);
        Instant now = clock.instant();
        webhook.change(wish, now);
        audit.record(actor, describe("webhook.changed", webhook));
        return webhook.view(now);
    }

    public MintedWebhook rotate(Actor actor, WebhookId id) {
        Webhook webhook = lock(actor, id);
        Instant now = clock.instant();
        WebhookSecret fresh = WebhookSecret.generate(random);
        webhook.rotate(seal.close(webhook.project(), id, fresh), webhook.secret(), now.plus(config.secretGrace()), now);
        audit.record(actor, describe("webhook.secret_rotated", webhook));
        return new MintedWebhook(webhook.view(now), fresh.shown());
    }

    public WebhookView remove(Actor actor, WebhookId id) {
        Webhook webhook = lock(actor, id);
        WebhookView view = webhook.view(clock.instant());
        deliveries.removeAll(webhook.project(), id);
        webhooks.remove(webhook);
        audit.record(actor, describe("webhook.deleted", webhook));
        return view;
    }

    /** The lock makes the count exact: of many try-outs at once, ten an hour get through. */
    public DeliveryView test(Actor actor, WebhookId id) {
        Webhook webhook = lock(actor, id);
        Instant now = clock.instant();
        if (deliveries.tests(webhook.project(), id, now.minus(Duration.ofHours(1))) >= TESTS_PER_HOUR) {
            throw WEBHOOK_TEST_LIMIT_REACHED.because(
                    "A webhook can be tried out " + TESTS_PER_HOUR + " times an hour; wait a while, or look at"
                            + " `xeroctl webhooks deliveries " + id + "`.",
                    Duration.ofMinutes(10));
        }
        EventDraft draft = new EventDraft(
                WebhookEvent.WEBHOOK_TEST,
                webhook.project(),
                ids.next(IdPrefix.REQUEST),
                JsonNodeFactory.instance.objectNode().put("webhook_id", id.value()));
        outbox.write(draft)
                .ifPresent(event -> outbox.address(webhook.project(), event, WebhookEvent.WEBHOOK_TEST, List.of(id)));
        audit.record(actor, describe("webhook.tested", webhook));
        return deliveries(actor, id, new PageRequest(1, null)).items().get(0);
    }

    private Webhook lock(Actor actor, WebhookId id) {
        return webhooks.lock(actor.requireProject(), id).orElseThrow(WebhookService::notFound);
    }

    /** The host and not the URL: paths of receivers are often secrets. */
    private static AuditEntry describe(String action, Webhook webhook) {
        return AuditEntry.of(action, "webhook", webhook.id().value())
                .with("host", URI.create(webhook.url()).getHost())
                .with("active", String.valueOf(webhook.isActive()))
                .with(
                        "events",
                        webhook.events().stream()
                                .map(WebhookEvent::type)
                                .sorted()
                                .collect(Collectors.joining(" ")));
    }
}
