package org.xerotier.router.invocation;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xerotier.router.fleet.AgentCapacityFreed;
import org.xerotier.router.fleet.ConnectedAgents;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.workspace.WorkspaceResumed;

/** Empties the queue when there is room: one pass at a time on each router, another after it if something changed. */
@ApplicationScoped
class Dispatcher {

    private static final int BATCH = 32;

    private final AtomicBoolean isRunning = new AtomicBoolean();
    private final AtomicBoolean isWanted = new AtomicBoolean();

    @Resource
    ManagedExecutorService executor;

    @Inject
    ClaimService claims;

    @Inject
    ConnectedAgents agents;

    @Inject
    Waiting waiting;

    @Inject
    Ids ids;

    @Inject
    SecureRandom random;

    /** Gives an agent's room back and lets the next one have it. */
    void release(AgentId agent, String invocation) {
        if (InvocationId.matches(invocation)) {
            agents.release(agent, new InvocationId(invocation));
        }
        wake();
    }

    void capacityFreed(@Observes AgentCapacityFreed freed) {
        wake();
    }

    void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) InvocationChanged change) {
        if (change.invocation().status() == InvocationStatus.QUEUED) {
            wake();
        }
    }

    void resumed(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkspaceResumed resumed) {
        waiting.mayBeMore();
        look();
    }

    /** Looks at the queue soon, if anybody may be waiting in it. */
    void wake() {
        if (waiting.isWorthALook()) {
            look();
        }
    }

    /** Looks at the queue soon, whatever is known of it. */
    void look() {
        isWanted.set(true);
        if (isRunning.compareAndSet(false, true)) {
            executor.execute(this::run);
        }
    }

    private void run() {
        try {
            while (isWanted.getAndSet(false)) {
                Actor system = Actor.system("dispatcher", RequestContext.of(null, null, ids, random));
                while (claims.claim(system, BATCH) == BATCH) {
                    // More may fit.
                }
            }
        } catch (RuntimeException fault) {
            InvocationLog.claimFailed(fault);
        } finally {
            isRunning.set(false);
        }
        if (isWanted.get()) {
            wake();
        }
    }
}
