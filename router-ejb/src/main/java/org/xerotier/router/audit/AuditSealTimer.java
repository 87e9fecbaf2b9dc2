package org.xerotier.router.audit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
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

/** Seals every second, signs every minute, and does both once more at the end. All routers do; they take turns. */
@Singleton
@Startup
@DependsOn("RouterStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditSealTimer {

    private final AtomicBoolean isBusy = new AtomicBoolean();

    @Inject
    AuditRounds rounds;

    @PostConstruct
    void start() {
        once(rounds::begin);
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        once(rounds::round);
    }

    @Schedule(hour = "*", minute = "17", second = "0", persistent = false)
    void everyHour() {
        once(rounds::lookForStrays);
    }

    @PreDestroy
    void stop() {
        once(rounds::end);
    }

    /** A timer that fails twice is taken away by the server; this one must come back. */
    private void once(Runnable round) {
        if (!isBusy.compareAndSet(false, true)) {
            return;
        }
        try {
            round.run();
        } catch (RuntimeException fault) {
            AuditRoomLog.sealFailed(fault);
        } finally {
            isBusy.set(false);
        }
    }
}
