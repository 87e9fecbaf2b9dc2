package org.xerotier.router.approval;

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

/** Settles requests whose deadline has passed: late after a stop, never early, and never as approved. */
@Singleton
@Startup
@DependsOn("RouterStartup")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApprovalDeadlineSweep {

    private static final int BATCH = 100;

    private final AtomicBoolean isRunning = new AtomicBoolean();

    @Inject
    ApprovalService approvals;

    @Inject
    Ids ids;

    @Inject
    SecureRandom random;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void settle() {
        if (!isRunning.compareAndSet(false, true)) {
            return;
        }
        try {
            Actor sweep = Actor.system("approval-deadlines", RequestContext.of(null, null, ids, random));
            while (approvals.settleDue(sweep, BATCH) == BATCH) {
                // The next batch follows at once.
            }
        } catch (RuntimeException fault) {
            // A timer that fails twice is taken away by the server; this one must come back.
            ApprovalLog.sweepFailed(fault);
        } finally {
            isRunning.set(false);
        }
    }
}
