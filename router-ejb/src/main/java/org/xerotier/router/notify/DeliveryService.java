package org.xerotier.router.notify;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.xerotier.router.kernel.WebhookId;
import org.xerotier.router.security.PayloadRefused;

/** The two transactions around an attempt: taking what is due under a lease, and writing down how it ended. */
@Stateless
public class DeliveryService {

    /** Longer than any attempt may take, so that only what a crash left is taken twice. */
    private static final Duration LEASE_BEYOND_TIMEOUT = Duration.ofSeconds(20);

    /** A receiver that does not answer holds no more of a router's lanes than these. */
    private static final int MOST_PER_WEBHOOK = 2;

    @Inject
    DeliveryRepository deliveries;

    @Inject
    OutboxRepository events;

    @Inject
    WebhookRepository webhooks;

    @Inject
    WebhookSeal seal;

    @Inject
    WebhookConfig config;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /**
     * Takes up to {@code most} that are due. What has lost its webhook or event is settled on the way.
     *
     * @param underWay each webhook as often as it has a delivery under way
     */
    public List<Consignment> take(Collection<WebhookId> underWay, int most) {
        Instant now = deliveries.now();
        List<Consignment> taken = new ArrayList<>();
        for (WebhookDelivery delivery : deliveries.lockDue(now, underWay, MOST_PER_WEBHOOK, most)) {
            delivery.attempt(now, now.plus(config.timeout()).plus(LEASE_BEYOND_TIMEOUT));
            try {
                pack(delivery)
                        .ifPresentOrElse(
                                taken::add,
                                () -> settle(
                                        delivery, DeliveryOutcome.hopeless("The webhook is switched off or gone.")));
            } catch (PayloadRefused refused) {
                // One secret that cannot be opened must not hold up everybody else's deliveries.
                settle(
                        delivery,
                        DeliveryOutcome.failed(
                                "The webhook's secret cannot be opened; rotate it, or put its encryption key back."));
            }
        }
        return taken;
    }

    public void settle(Consignment consignment, DeliveryOutcome outcome) {
        deliveries
                .lock(consignment.delivery())
                .filter(delivery -> delivery.attempts() == consignment.attempt())
                .ifPresent(delivery -> settle(delivery, outcome));
    }

    private void settle(WebhookDelivery delivery, DeliveryOutcome outcome) {
        Backoff backoff = new Backoff(config.firstRetry(), WebhookConfig.LONGEST_RETRY, random);
        Instant retryAt = deliveries.now().plus(backoff.after(delivery.attempts()));
        delivery.settle(outcome, config.attempts(), retryAt);
    }

    /** Forgets what is older than is kept; how many events there were. */
    public int forgetOld(int most) {
        return events.forget(clock.instant().minus(config.keep()), most);
    }

    private Optional<Consignment> pack(WebhookDelivery delivery) {
        Optional<OutboxEvent> event = events.find(delivery.project(), delivery.eventId());
        return webhooks.find(delivery.project(), delivery.webhook())
                .filter(webhook -> webhook.isActive()
                        || event.filter(known -> known.type() == WebhookEvent.WEBHOOK_TEST)
                                .isPresent())
                .flatMap(webhook -> event.map(known -> new Consignment(
                        delivery.id(),
                        webhook.id(),
                        delivery.attempts(),
                        known.id(),
                        webhook.url(),
                        known.envelope(),
                        seal.open(webhook, clock.instant()))));
    }
}
