package org.xerotier.router.invocation;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.RequestContext;

/** What must happen although nobody asks: the queue looked at, frames sent again, late calls ended, changes noticed. */
@Singleton
@Startup
@DependsOn("RouterStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InvocationSweep {

    private static final int BATCH = 100;

    private final AtomicBoolean isSweeping = new AtomicBoolean();

    private final AtomicBoolean isPlanning = new AtomicBoolean();
    private final AtomicBoolean isExpiring = new AtomicBoolean();
    private final AtomicBoolean isRecovering = new AtomicBoolean();
    private final AtomicBoolean isProbing = new AtomicBoolean();

    @Inject
    ClaimService claims;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Departures departures;

    @Inject
    Orphans orphans;

    @Inject
    InvocationWatch watch;

    @Inject
    Plans plans;

    @Inject
    Recovery recovery;

    @Inject
    Probes probes;

    @Inject
    InvocationConfig config;

    @Inject
    Ids ids;

    @Inject
    SecureRandom random;

    @PostConstruct
    void start() {
        watch.begin();
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        once(isSweeping, "frames", () -> {
            departures.again();
            orphans.look();
            dispatcher.everySecond();
        });
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void plansEverySecond() {
        once(isPlanning, "plans", plans::look);
    }

    /** Agents that do not come back, whichever router they were with. */
    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void everyTwoSeconds() {
        once(isRecovering, "recovery", recovery::giveUp);
        once(isProbing, "probes", probes::look);
    }

    /** Another router may have queued something this one does not know of. */
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void everyTenSeconds() {
        once(isExpiring, "queue", () -> {
            Actor system = Actor.system("queue-deadlines", RequestContext.of(null, null, ids, random));
            while (claims.expire(system, config.queueTimeout(), BATCH) == BATCH) {
                // The next batch follows at once.
            }
            dispatcher.look();
        });
    }

    /** A timer that fails twice is taken away by the server; these must come back. */
    private static void once(AtomicBoolean isBusy, String part, Runnable round) {
        if (!isBusy.compareAndSet(false, true)) {
            return;
        }
        try {
            round.run();
        } catch (RuntimeException fault) {
            InvocationLog.sweepFailed(part, fault);
        } finally {
            isBusy.set(false);
        }
    }
}
