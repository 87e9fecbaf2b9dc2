package org.xerotier.router.notify;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xerotier.router.kernel.StandingThreads;
import org.xerotier.router.kernel.WebhookId;

/**
 * Sends what is due, so many at a time: woken by commits, by the end of an attempt, and by the sweep. One look at the
 * table at a time on each router.
 */
@ApplicationScoped
class DeliveryRound {

    /** A webhook for each of its deliveries. */
    private final List<WebhookId> underWay = new ArrayList<>();

    private final AtomicBoolean isLooking = new AtomicBoolean();
    private final AtomicBoolean isWanted = new AtomicBoolean();

    @Resource
    ManagedThreadFactory threads;

    private final StandingThreads lanes = new StandingThreads();

    @Inject
    DeliveryService deliveries;

    @Inject
    PostOffice post;

    @Inject
    WebhookConfig config;

    /** One more than deliveries: somebody must look for the next meanwhile. */
    @PostConstruct
    void open() {
        lanes.begin(threads, config.lanes() + 1);
    }

    @PreDestroy
    void close() {
        lanes.close();
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxWritten event) {
        wake();
    }

    /** Looks soon at what is due. */
    void wake() {
        isWanted.set(true);
        if (isLooking.compareAndSet(false, true)) {
            lanes.execute(this::look);
        }
    }

    private void look() {
        try {
            while (isWanted.getAndSet(false)) {
                int free = freeLanes();
                if (free > 0) {
                    take(free);
                }
            }
        } catch (RuntimeException fault) {
            NotifyLog.deliveriesFailed(fault);
        } finally {
            isLooking.set(false);
        }
        if (isWanted.get()) {
            wake();
        }
    }

    private void take(int free) {
        List<Consignment> taken = deliveries.take(underWay(), free);
        for (Consignment consignment : taken) {
            begin(consignment.webhook());
            lanes.execute(() -> send(consignment));
        }
    }

    private void send(Consignment consignment) {
        try {
            deliveries.settle(consignment, post.deliver(consignment));
        } catch (RuntimeException fault) {
            // Its lease ends and it is taken again.
            NotifyLog.deliveriesFailed(fault);
        } finally {
            end(consignment.webhook());
            wake();
        }
    }

    private synchronized int freeLanes() {
        return config.lanes() - underWay.size();
    }

    private synchronized List<WebhookId> underWay() {
        return List.copyOf(underWay);
    }

    private synchronized void begin(WebhookId webhook) {
        underWay.add(webhook);
    }

    private synchronized void end(WebhookId webhook) {
        underWay.remove(webhook);
    }
}
