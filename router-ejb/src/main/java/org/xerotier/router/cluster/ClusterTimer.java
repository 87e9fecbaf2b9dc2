package org.xerotier.router.cluster;

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

/** Beats from the start to the end of this router. */
@Singleton
@Startup
@DependsOn("RouterStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClusterTimer {

    private final AtomicBoolean isBeating = new AtomicBoolean();

    @Inject
    Heartbeat heartbeat;

    @Inject
    RouterService routers;

    @Inject
    RouterRoster roster;

    @PostConstruct
    void start() {
        heartbeat.beat();
        ClusterLog.began(roster.self(), roster.contacts().size() - 1);
    }

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void everyTwoSeconds() {
        safely(heartbeat::beat);
    }

    @Schedule(hour = "*", minute = "23", second = "0", persistent = false)
    void everyHour() {
        safely(routers::forget);
    }

    @PreDestroy
    void stop() {
        try {
            heartbeat.end();
        } catch (RuntimeException fault) {
            ClusterLog.leaveFailed(fault);
        }
    }

    /** A timer that fails twice is taken away by the server; this one must come back. */
    private void safely(Runnable beat) {
        if (!isBeating.compareAndSet(false, true)) {
            return;
        }
        try {
            beat.run();
        } catch (RuntimeException fault) {
            ClusterLog.beatFailed(fault);
        } finally {
            isBeating.set(false);
        }
    }
}
