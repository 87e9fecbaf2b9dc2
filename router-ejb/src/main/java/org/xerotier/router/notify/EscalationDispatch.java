package org.xerotier.router.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.jms.JMSRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/** Puts a message into the queue for each notification, after its commit and again while none stands for it. */
@ApplicationScoped
class EscalationDispatch {

    private static final int BATCH = 100;

    @Inject
    Executor executor;

    @Inject
    NotificationService notifications;

    @Inject
    EscalationQueue queue;

    void planned(@Observes(during = TransactionPhase.AFTER_SUCCESS) NotificationsPlanned planned) {
        executor.execute(() -> {
            try {
                sendAll(planned.ids());
            } catch (RuntimeException fault) {
                // The sweep finds them.
                NotifyLog.sweepFailed("notifications", fault);
            }
        });
    }

    /** Sends for what was written down and has no message any more. */
    void again() {
        sendAll(notifications.forgotten(BATCH));
    }

    /** One message, if the broker takes it; if not, the sweep tries again. */
    void send(String notification, Duration delay) {
        try {
            queue.send(notification, delay);
        } catch (JMSRuntimeException fault) {
            NotifyLog.brokerRefused(fault);
        }
    }

    private void sendAll(List<String> ids) {
        ids.forEach(id -> notifications.queue(id).ifPresent(delay -> send(id, delay)));
    }
}
