package org.xerotier.router.approval;

import static org.xerotier.router.approval.ApprovalError.APPROVAL_ALREADY_RESOLVED;
import static org.xerotier.router.approval.ApprovalError.APPROVAL_NOT_FOUND;
import static org.xerotier.router.approval.ApprovalError.APPROVER_NOT_PERMITTED;
import static org.xerotier.router.approval.ApprovalError.CONFIRMATION_REQUIRED;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.Scope;

/** The door of this room: asking, deciding, and settling what nobody decided. */
@Stateless
public class ApprovalService {

    @Inject
    ApprovalRepository requests;

    @Inject
    AuditLog audit;

    @Inject
    Event<ApprovalResolved> resolved;

    @Inject
    Clock clock;

    /** Whether a call of this risk waits for a person. */
    public boolean asks(RiskLevel risk) {
        return ApprovalPolicy.STANDARD.asks(risk);
    }

    /** The policy's version, which every digest carries. */
    public int policyVersion() {
        return ApprovalPolicy.STANDARD.version();
    }

    /** Puts the question, within the transaction that creates the invocation. */
    public void open(Actor requester, OpenApproval question) {
        requests.add(new ApprovalRequest(
                requester, question, clock.instant(), ApprovalPolicy.STANDARD.timeout(question.risk())));
        audit.record(
                requester,
                AuditEntry.of("approval.requested", "approval", question.id().value())
                        .about(question.id())
                        .about(question.invocation())
                        .with("tool", question.tool())
                        .with("risk", question.risk().wireName())
                        .with("digest", question.digest()));
    }

    public ApprovalView get(Actor actor, ApprovalId id) {
        return requests.find(actor.requireProject(), id)
                .map(ApprovalRequest::view)
                .orElseThrow(() -> notFound(id));
    }

    public Page<ApprovalView> list(Actor actor, ApprovalFilter filter, PageRequest page) {
        return Page.cut(
                requests.list(actor.requireProject(), filter, page).stream()
                        .map(ApprovalRequest::view)
                        .toList(),
                page,
                ApprovalView::id);
    }

    /**
     * Consents.
     *
     * @param confirm the tool's name, which an irreversible call needs typed
     */
    public ApprovalView approve(Actor actor, ApprovalId id, @Nullable String note, @Nullable String confirm) {
        ApprovalRequest request = lockForDecision(actor, id);
        if (request.risk() == RiskLevel.IRREVERSIBLE && !request.tool().equals(confirm)) {
            throw CONFIRMATION_REQUIRED.because(
                    "%s cannot be undone. Repeat the tool's name to approve it: confirm=\"%s\"."
                            .formatted(request.tool(), request.tool()),
                    "confirm");
        }
        return settle(actor, request, ApprovalStatus.APPROVED, note);
    }

    public ApprovalView reject(Actor actor, ApprovalId id, String reason) {
        return settle(actor, lockForDecision(actor, id), ApprovalStatus.REJECTED, reason);
    }

    /** Takes the question back because its invocation is being cancelled; nothing happens if there is none. */
    public void withdraw(Actor actor, InvocationId invocation, @Nullable String reason) {
        requests.lockPendingOf(actor.requireProject(), invocation).ifPresent(request -> {
            request.settle(ApprovalStatus.WITHDRAWN, actor, clock.instant(), reason);
            record(actor, request.view());
        });
    }

    /** Settles what is past its deadline; how many there were. Never approves. */
    public int settleDue(Actor system, int limit) {
        Instant now = clock.instant();
        List<ApprovalRequest> due = requests.lockDue(now, limit);
        due.forEach(request -> {
            Actor here = system.in(request.project());
            settle(here, request, ApprovalStatus.TIMEOUT, "Nobody decided in time.");
        });
        return due.size();
    }

    private ApprovalRequest lockForDecision(Actor actor, ApprovalId id) {
        ApprovalRequest request = requests.lock(actor.requireProject(), id).orElseThrow(() -> notFound(id));
        if (actor.kind() != ActorKind.API_KEY || !actor.has(Scope.APPROVE)) {
            throw APPROVER_NOT_PERMITTED.because("Deciding needs a key with the scope 'approve'.");
        }
        if (actor.principal().equals(request.requestedPrincipal())) {
            throw APPROVER_NOT_PERMITTED.because(
                    "The requester may not decide their own request, under any of their keys. Ask somebody else.");
        }
        if (request.isDue(clock.instant())) {
            throw APPROVAL_ALREADY_RESOLVED.because(
                    "Approval %s has passed its deadline; a decision now is too late.".formatted(id));
        }
        return request;
    }

    private ApprovalView settle(Actor by, ApprovalRequest request, ApprovalStatus outcome, @Nullable String words) {
        request.settle(outcome, by, clock.instant(), words);
        ApprovalView view = request.view();
        record(by, view);
        resolved.fire(new ApprovalResolved(by, view));
        return view;
    }

    private void record(Actor by, ApprovalView view) {
        ApprovalId id = new ApprovalId(view.id());
        audit.record(
                by,
                AuditEntry.of(action(view.status()), "approval", view.id())
                        .about(id)
                        .about(new InvocationId(view.invocationId()))
                        .with("tool", view.tool())
                        .with("digest", view.digest())
                        .with("note", view.note())
                        .with("reason", view.reason()));
    }

    private static String action(ApprovalStatus status) {
        return switch (status) {
            case PENDING -> "approval.requested";
            case APPROVED -> "approval.approved";
            case REJECTED -> "approval.rejected";
            case TIMEOUT -> "approval.timed_out";
            case ESCALATED -> "approval.escalated";
            case WITHDRAWN -> "approval.withdrawn";
        };
    }

    private static RuntimeException notFound(ApprovalId id) {
        return APPROVAL_NOT_FOUND.because(
                "There is no approval request %s in this project. `xeroctl approvals list` shows them.".formatted(id));
    }
}
