package org.xerotier.router.invocation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.router.approval.ApprovalResolved;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.audit.AuditOutcome;
import org.xerotier.router.fleet.ConnectedAgents;
import org.xerotier.router.fleet.Picked;
import org.xerotier.router.fleet.Reservation;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.workspace.WorkspaceService;
import org.xerotier.router.workspace.WorkspaceView;

/**
 * The way out of the queue. A claim holds the row's lock, so of several routers one gives the work away; what admitted
 * the call is judged again, because much may have changed while it waited.
 */
@Stateless
public class ClaimService {

    private static final int PAGE = 64;
    private static final int MAX_PAGES = 32;

    /** Other routers' clocks may be ahead. */
    private static final Duration FUTURE = Duration.ofDays(1);

    @Inject
    InvocationRepository rows;

    @Inject
    InvocationJournal journal;

    @Inject
    Assignment assignment;

    @Inject
    ConnectedAgents agents;

    @Inject
    WorkspaceService workspaces;

    @Inject
    PayloadSeal seal;

    @Inject
    InvocationConfig config;

    @Inject
    Waiting waiting;

    @Inject
    Readmission readmission;

    @Inject
    Settlement settlement;

    /**
     * Gives waiting calls to agents with room, oldest first; calls whose agents are away do not hold up others.
     *
     * @return how many left the queue
     */
    public int claim(Actor system, int most) {
        int claimed = 0;
        long arrivals = waiting.arrivals();
        Set<String> stay = new HashSet<>();
        @Nullable Invocation last = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            List<Invocation> found = rows.lockWaiting(PAGE, last);
            for (Invocation invocation : found) {
                last = invocation;
                if (claimed < most && leave(system.in(invocation.project()), invocation)) {
                    claimed++;
                } else {
                    stay.add(Waiting.line(invocation.workspace(), invocation.tool()));
                }
            }
            if (found.size() < PAGE) {
                waiting.left(arrivals, stay);
                break;
            }
            if (claimed == most) {
                break;
            }
        }
        return claimed;
    }

    /** The calls that wait, oldest first. */
    public List<InvocationId> waiting(int most) {
        return rows.waitingSince(journal.now().plus(FUTURE), most);
    }

    /** Gives one waiting call to an agent with room, if it still waits. */
    public void claimAlone(Actor system, InvocationId id) {
        rows.lock(id)
                .filter(invocation -> invocation.status() == InvocationStatus.QUEUED)
                .ifPresent(invocation -> leave(system.in(invocation.project()), invocation));
    }

    /** The call that joined the queue last, whichever router put it there. */
    public Optional<QueueEnd> newestWaiting() {
        return rows.newestWaiting().stream().findFirst().map(QueueEnd::of);
    }

    /** What a person's answer, or silence, does to the call it was about; commits with it. */
    public void resolve(ApprovalResolved resolved) {
        ApprovalView approval = resolved.approval();
        Actor by = resolved.by();
        Optional<Invocation> found = rows.lock(by.requireProject(), new InvocationId(approval.invocationId()))
                .filter(invocation -> invocation.status() == InvocationStatus.PENDING_APPROVAL);
        found.ifPresent(invocation -> {
            switch (approval.status()) {
                case APPROVED -> {
                    journal.tell(
                            invocation,
                            EventKind.APPROVED,
                            facts -> facts.put("approval_id", approval.id()).put("decided_by", by.name()));
                    invocation.queue(journal.now());
                    journal.tell(invocation, EventKind.QUEUED);
                    if (!leave(by, invocation)) {
                        waiting.joins(invocation.workspace(), invocation.tool());
                    }
                }
                case REJECTED -> end(by, invocation, InvocationStatus.REJECTED, "Rejected: " + approval.reason());
                case TIMEOUT ->
                    end(by, invocation, InvocationStatus.APPROVAL_TIMED_OUT, "Nobody decided before the deadline.");
                case ESCALATED ->
                    end(by, invocation, InvocationStatus.ESCALATED, "The last stage of the escalation ran out.");
                case WITHDRAWN -> {
                    boolean hasNoPlan = by.kind() == ActorKind.SYSTEM && invocation.awaitsAPlan();
                    Ending ending = hasNoPlan
                            ? Ending.withoutPlan(String.valueOf(approval.reason()))
                            : Ending.cancelled(approval.reason());
                    settlement.drop(by, invocation, ending);
                }
                case PREPARING, PENDING -> throw new IllegalArgumentException("no decision: " + approval.status());
            }
            journal.announce(invocation);
        });
    }

    /** Ends calls that no agent took in time; how many there were. */
    public int expire(Actor system, Duration after, int most) {
        List<InvocationId> late = rows.waitingSince(journal.now().minus(after), most);
        late.forEach(id -> rows.lock(id)
                .filter(invocation -> invocation.status() == InvocationStatus.QUEUED)
                .ifPresent(invocation -> giveUp(system.in(invocation.project()), invocation, after)));
        return late.size();
    }

    private void giveUp(Actor by, Invocation invocation, Duration after) {
        Ending ending = Ending.failed("queue_timeout", "No agent could take the call within %s.".formatted(after));
        settlement.drop(by, invocation, ending);
        journal.announce(invocation);
    }

    /** The sweep ends such calls; what waited in a paused workspace may come here before it. */
    private boolean isLate(Invocation invocation) {
        Instant since = invocation.queuedAt();
        return since != null && since.isBefore(journal.now().minus(config.queueTimeout()));
    }

    /** Whether the invocation left the queue, to an agent or by being refused at last. */
    private boolean leave(Actor by, Invocation invocation) {
        WorkspaceView workspace =
                workspaces.get(invocation.project(), invocation.workspace().value());
        if (workspace.isPaused()) {
            return false;
        }
        if (isLate(invocation)) {
            giveUp(by, invocation, config.queueTimeout());
            return true;
        }
        Picked picked = assignment.pick(invocation);
        if (picked.reservation().isEmpty()) {
            return false;
        }
        Reservation reservation = picked.reservation().get();
        Bytes arguments = seal.arguments(invocation);
        Optional<Ending> refusal = readmission.refusal(by, invocation, reservation, workspace, arguments);
        if (refusal.isPresent()) {
            agents.release(reservation.agent(), invocation.id());
            Ending ending = refusal.get();
            journal.audit(by, invocation, "invocation.admission_refused", AuditOutcome.REFUSED, ending.errorMessage());
            settlement.drop(by, invocation, ending);
        } else {
            assignment.dispatch(by, invocation, workspace, reservation, arguments);
        }
        journal.announce(invocation);
        return true;
    }

    private void end(Actor by, Invocation invocation, InvocationStatus status, String message) {
        settlement.drop(by, invocation, Ending.released(status, message));
    }
}
