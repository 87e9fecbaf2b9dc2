package org.xerotier.router.notify;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import javax.net.ssl.SSLSocketFactory;

/** The guard and the courier as this router is configured. */
@ApplicationScoped
class PostOffice {

    @Inject
    WebhookConfig config;

    @Inject
    Clock clock;

    @Resource
    ManagedScheduledExecutorService alarms;

    private AddressGuard guard;
    private Courier courier;

    @PostConstruct
    void open() {
        guard = new AddressGuard(config.allowed(), new SystemResolver());
        PinnedPost post = new PinnedPost((SSLSocketFactory) SSLSocketFactory.getDefault(), alarms, config.timeout());
        courier = new Courier(guard, post::send, clock);
    }

    /** Refuses a URL this router would never send to. Looks the host up, so not within a transaction. */
    void check(String url) {
        guard.check(WebhookUrl.parse(url));
    }

    DeliveryOutcome deliver(Consignment consignment) {
        return courier.deliver(consignment);
    }
}
