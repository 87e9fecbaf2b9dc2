package org.xerotier.router.notify;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;

/** What must happen although nobody asks: retries sent, what a crash left found, subscriptions of other routers seen. */
@Singleton
@Startup
@DependsOn("RouterStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotifySweep {

    private static final int BATCH = 500;

    private final AtomicBoolean isForgetting = new AtomicBoolean();

    @Inject
    DeliveryRound round;

    @Inject
    DeliveryService deliveries;

    @Inject
    Subscriptions subscriptions;

    @Inject
    EscalationDispatch dispatch;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void everyTwoSeconds() {
        safely("deliveries", round::wake);
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void everyFiveSeconds() {
        safely("subscriptions", subscriptions::refresh);
    }

    @Schedule(hour = "*", minute = "*", second = "7/10", persistent = false)
    void everyTenSeconds() {
        safely("notifications", dispatch::again);
    }

    @Schedule(hour = "*", minute = "17", persistent = false)
    void everyHour() {
        if (isForgetting.compareAndSet(false, true)) {
            safely("old events", () -> {
                while (deliveries.forgetOld(BATCH) == BATCH) {
                    // The next batch follows at once.
                }
            });
            isForgetting.set(false);
        }
    }

    /** A timer that fails twice is taken away by the server; these must come back. */
    private static void safely(String part, Runnable round) {
        try {
            round.run();
        } catch (RuntimeException fault) {
            NotifyLog.sweepFailed(part, fault);
        }
    }
}
