package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xerotier.router.cluster.RouterLost;
import org.xerotier.router.cluster.RouterRoster;
import org.xerotier.router.fleet.AgentCapacityFreed;
import org.xerotier.router.fleet.ConnectedAgents;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.workspace.WorkspaceResumed;

/** Empties the queue when there is room: one pass at a time on each router, another after it if something changed. */
@ApplicationScoped
class Dispatcher {

    private static final int BATCH = 32;
    private static final int MOST_ALONE = 1_000;

    private final AtomicBoolean isRunning = new AtomicBoolean();
    private final AtomicBoolean isWanted = new AtomicBoolean();

    @Inject
    Executor executor;

    @Inject
    ClaimService claims;

    @Inject
    ConnectedAgents agents;

    @Inject
    RouterRoster roster;

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

    /** What other routers put into the queue for this agent is not known here. */
    void capacityFreed(@Observes AgentCapacityFreed freed) {
        lookOrWake();
    }

    /** What the other one would have given away is for all who are left. */
    void lost(@Observes RouterLost router) {
        waiting.mayBeMore();
        look();
    }

    /** Called about every second: agents that refused may have room again, and others put work into the queue, too. */
    void everySecond() {
        agents.endHolds();
        lookOrWake();
    }

    private void lookOrWake() {
        if (roster.isAlone()) {
            wake();
        } else {
            look();
        }
    }

    void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) InvocationChanged change) {
        InvocationView call = change.invocation();
        if (call.status() == InvocationStatus.QUEUED) {
            // A look between its joining and its commit did not see it, and may have cleared its line.
            waiting.joins(new WorkspaceId(call.workspaceId()), call.tool());
            look();
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
                claim(system);
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

    private void claim(Actor system) {
        try {
            while (agents.hasRoom() && claims.claim(system, BATCH) == BATCH) {
                // More may fit.
            }
        } catch (RuntimeException fault) {
            InvocationLog.claimFailed(fault);
            claimOneByOne(system);
        }
    }

    /** One call that cannot be given away must not keep back the others that were claimed with it. */
    private void claimOneByOne(Actor system) {
        for (InvocationId id : claims.waiting(MOST_ALONE)) {
            if (!agents.hasRoom()) {
                return;
            }
            try {
                claims.claimAlone(system, id);
            } catch (RuntimeException fault) {
                InvocationLog.notClaimed(id, fault);
            }
        }
    }
}
