package org.xerotier.router.invocation;

import static org.xerotier.router.invocation.InvocationError.IDEMPOTENCY_CONFLICT;
import static org.xerotier.router.invocation.InvocationError.INVOCATION_NOT_CANCELLABLE;
import static org.xerotier.router.invocation.InvocationError.INVOCATION_NOT_FOUND;
import static org.xerotier.router.invocation.InvocationError.TOOL_EXECUTOR_UNAVAILABLE;
import static org.xerotier.router.invocation.InvocationError.TOO_MANY_WAITING;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Cancel;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.mesh.warrant.Preconditions;
import org.xerotier.router.approval.ApprovalService;
import org.xerotier.router.approval.OpenApproval;
import org.xerotier.router.audit.AuditOutcome;
import org.xerotier.router.fleet.CatalogTool;
import org.xerotier.router.fleet.FleetService;
import org.xerotier.router.fleet.Picked;
import org.xerotier.router.fleet.ToolCatalog;
import org.xerotier.router.grant.GiveGrant;
import org.xerotier.router.grant.GrantService;
import org.xerotier.router.invocation.Judging.Judged;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.security.ScopeGuard;
import org.xerotier.router.workspace.WorkspaceService;
import org.xerotier.router.workspace.WorkspaceView;

/** The callers' door: start a tool call, stop it. */
@Stateless
public class InvocationService {

    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final Admission admission = new Admission();

    @Inject
    WorkspaceService workspaces;

    @Inject
    ToolCatalog catalog;

    @Inject
    FleetService fleet;

    @Inject
    ApprovalService approvals;

    @Inject
    InvocationRepository rows;

    @Inject
    InvocationJournal journal;

    @Inject
    Assignment assignment;

    @Inject
    Waiting waiting;

    @Inject
    PayloadSeal seal;

    @Inject
    Judging judging;

    @Inject
    Consents consents;

    @Inject
    Settlement settlement;

    @Inject
    GrantService grants;

    @Inject
    InvocationConfig config;

    @Inject
    Event<CancelReady> cancels;

    @Inject
    Ids ids;

    /**
     * Takes a call: after this returns it is on record and will end in a clear state, whatever fails.
     *
     * @return the invocation, with its arguments; not new if the idempotency key was seen before
     */
    public Taken invoke(Actor actor, InvokeTool request) {
        ProjectId project = actor.requireProject();
        WorkspaceView workspace = workspaces.get(project, request.workspace());
        WorkspaceId workspaceId = workspace.id();
        // Before all else that may have changed since: who asks again is told what became of the call.
        String named = ToolName.parse(request.tool()).map(ToolName::dotted).orElse(request.tool());
        String requestDigest = CallDocument.requestDigest(workspaceId, named, request);
        Optional<Taken> before = earlier(project, workspace, request.idempotencyKey(), requestDigest);
        if (before.isPresent()) {
            return before.get();
        }
        workspaces.requireOperational(workspace);
        CatalogTool offered =
                Admission.offered(catalog.find(project, workspaceId, request.tool()), request.tool(), workspace.name());
        ToolDescriptor tool = offered.descriptor();
        ScopeGuard.requireTool(actor, tool.scope());
        AgentId target = request.agent() == null
                ? null
                : fleet.get(actor, request.agent()).id();
        Bytes arguments = admission.arguments(tool, workspace.scope(), request.arguments());
        List<Precondition> preconditions = request.preconditions().of(tool);
        Judged judged = judging.now(project, workspace, tool.name().dotted(), tool.risk(), target, request.arguments());
        String manifestHash = offered.agents().get(0).manifestHash();
        AdmittedCall call = new AdmittedCall(
                InvocationId.next(ids),
                workspaceId,
                tool,
                arguments,
                request.arguments(),
                Sha256.hex(arguments.view()),
                new CallDocument.Asked(
                                project,
                                workspaceId,
                                tool.name().dotted(),
                                request.arguments(),
                                target,
                                manifestHash,
                                judged.policy().id(),
                                judged.policy().version(),
                                judged.effective(),
                                Preconditions.toJson(preconditions),
                                null)
                        .digest(),
                requestDigest,
                manifestHash,
                CallDocument.toolDigest(tool),
                judged.policy(),
                judged.effective(),
                preconditions,
                timeout(tool, request.timeoutMillis()),
                target,
                request.idempotencyKey(),
                request.reason(),
                judged.asks());
        InvocationView taken = take(actor, call, workspace).with(request.arguments(), null);
        GiveGrant wish = request.grant();
        if (wish != null && taken.approvalId() != null) {
            grants.wish(actor, call.id(), request.arguments(), wish);
        }
        return new Taken(taken, workspace, true);
    }

    private InvocationView take(Actor actor, AdmittedCall asked, WorkspaceView workspace) {
        Optional<GrantId> grant = asked.asksAPerson() ? consents.ahead(actor, asked) : Optional.empty();
        AdmittedCall call = grant.isPresent() ? asked.consentedAhead() : asked;
        Invocation invocation = new Invocation(
                actor, call, seal.arguments(actor.requireProject(), call.id(), call.arguments()), journal.now());
        grant.ifPresent(invocation::admitBy);
        rows.add(invocation);
        journal.audit(actor, invocation, "invocation.created", AuditOutcome.DONE, call.reason());
        if (call.asksAPerson()) {
            refuseIfTooManyWait(actor.requireProject());
            ApprovalId approval = ApprovalId.next(ids);
            invocation.waitFor(approval);
            ask(actor, invocation, call, workspace);
            journal.tell(invocation, EventKind.APPROVAL_REQUESTED, facts -> facts.put("approval_id", approval.value()));
        } else {
            journal.tell(invocation, EventKind.QUEUED, facts -> {
                if (workspace.isPaused()) {
                    facts.put("reason", "workspace_paused");
                }
            });
            place(actor, invocation, workspace, call.arguments());
        }
        journal.announce(invocation);
        return invocation.view();
    }

    /** People are asked at once, or as soon as the tool that has a plan has shown it. */
    private void ask(Actor actor, Invocation invocation, AdmittedCall call, WorkspaceView workspace) {
        OpenApproval question = question(Objects.requireNonNull(invocation.approval()), call);
        Optional<InvokeTool> plan = PlanCall.of(actor.requireProject(), call, workspace, catalog);
        if (plan.isEmpty()) {
            approvals.open(actor, question);
            return;
        }
        approvals.prepare(actor, question);
        InvocationView maker = invoke(actor, plan.get()).invocation();
        invocation.awaitPlan(maker.tool(), new InvocationId(maker.id()));
    }

    private static OpenApproval question(ApprovalId approval, AdmittedCall call) {
        return new OpenApproval(
                approval,
                call.workspace(),
                call.id(),
                call.tool().name().dotted(),
                call.tool().risk(),
                call.effective(),
                call.digest(),
                call.arguments(),
                call.argumentsDigest(),
                call.policy());
    }

    /**
     * Straight to an agent if one has room and nobody waits before; else, or while the workspace is paused, into the queue,
     * where another router finds it if only that one has the agent.
     */
    private void place(Actor actor, Invocation invocation, WorkspaceView workspace, Bytes arguments) {
        if (workspace.isPaused()) {
            refuseIfTooManyWait(invocation.project());
            return;
        }
        if (waiting.isAnybodyBefore(invocation.workspace(), invocation.tool())) {
            queue(invocation);
            return;
        }
        Picked picked = assignment.pick(invocation);
        switch (picked.answer()) {
            case RESERVED ->
                assignment.dispatch(
                        actor, invocation, workspace, picked.reservation().orElseThrow(), arguments);
            case BUSY -> queue(invocation);
            case OFFLINE -> {
                if (!fleet.isElsewhere(
                        invocation.project(), invocation.workspace(), invocation.tool(), invocation.target())) {
                    throw offline(invocation, workspace);
                }
                queue(invocation);
            }
        }
    }

    private static RouterException offline(Invocation invocation, WorkspaceView workspace) {
        return TOOL_EXECUTOR_UNAVAILABLE.because(
                "No agent that has %s is online for workspace '%s'. `xeroctl agents` shows the fleet; try again when one is active."
                        .formatted(invocation.tool(), workspace.name()),
                COME_BACK);
    }

    private void queue(Invocation invocation) {
        refuseIfTooManyWait(invocation.project());
        waiting.joins(invocation.workspace(), invocation.tool());
    }

    private Optional<Taken> earlier(
            ProjectId project, WorkspaceView workspace, @Nullable String key, String requestDigest) {
        if (key == null) {
            return Optional.empty();
        }
        rows.takeTurns(project, key);
        Optional<Invocation> found = rows.findByIdempotencyKey(project, key);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Invocation first = found.get();
        Instant kept = journal.now().minus(config.idempotencyRetention());
        if (first.view().createdAt().isBefore(kept)) {
            rows.releaseIdempotencyKey(first.id());
            return Optional.empty();
        }
        if (!first.requestDigest().equals(requestDigest)) {
            throw IDEMPOTENCY_CONFLICT.because(
                    "The idempotency key was used for another call (%s). Use a new key for a new call."
                            .formatted(first.id()),
                    "idempotency_key");
        }
        return Optional.of(new Taken(seal.opened(first), workspace, false));
    }

    private void refuseIfTooManyWait(ProjectId project) {
        if (rows.waitingIn(project) >= config.maxWaiting()) {
            throw TOO_MANY_WAITING.because(
                    "%d calls of this project wait already. Let some end, or raise xerotier.invocation.max-waiting."
                            .formatted(config.maxWaiting()),
                    COME_BACK);
        }
    }

    private static long timeout(ToolDescriptor tool, @Nullable Long asked) {
        if (asked == null) {
            return tool.timeoutMillis();
        }
        if (asked < 1 || asked > tool.timeoutMillis()) {
            throw KernelError.INVALID_BODY.because(
                    "timeout_ms must be 1 to %d, the tool's own limit.".formatted(tool.timeoutMillis()), "timeout_ms");
        }
        return asked;
    }

    /**
     * Asks that a call be stopped. One that has not left the router ends at once; one that an agent may have becomes
     * {@code cancelling} and ends as the agent reports.
     */
    public InvocationView cancel(Actor actor, InvocationId id, @Nullable String reason) {
        boolean isEnded = approvals.withdraw(actor, id, reason);
        Invocation invocation = rows.lock(actor.requireProject(), id).orElseThrow(() -> notFound(id));
        if (isEnded) {
            return invocation.view();
        }
        switch (invocation.status()) {
            case PENDING_APPROVAL, QUEUED -> {
                settlement.drop(actor, invocation, Ending.cancelled(reason));
            }
            case DISPATCHED, RUNNING -> {
                invocation.startCancelling(reason);
                journal.tell(invocation, EventKind.CANCELLING);
                journal.audit(actor, invocation, "invocation.cancel_requested", AuditOutcome.DONE, reason);
                cancels.fire(
                        cancelOf(new Held(invocation, rows.execution(Objects.requireNonNull(invocation.execution())))));
            }
            case CANCELLING -> {
                return invocation.view();
            }
            case COMPLETED, FAILED, TIMED_OUT, CANCELLED, REJECTED, APPROVAL_TIMED_OUT, ESCALATED, AMBIGUOUS ->
                throw INVOCATION_NOT_CANCELLABLE.because("Invocation %s is %s; there is nothing left to stop."
                        .formatted(id, invocation.status().wireName()));
        }
        journal.announce(invocation);
        return invocation.view();
    }

    static CancelReady cancelOf(Held held) {
        Invocation invocation = held.invocation();
        String reason = invocation.view().cancelReason();
        return new CancelReady(
                Objects.requireNonNull(invocation.agent()),
                held.execution().ledgerId(),
                new Cancel(invocation.id().value(), invocation.epoch(), reason == null ? "" : cut(reason)),
                invocation.traceContext());
    }

    private static String cut(String reason) {
        return reason.length() <= 1_000 ? reason : reason.substring(0, 1_000);
    }

    static RuntimeException notFound(InvocationId id) {
        return INVOCATION_NOT_FOUND.because(
                "There is no invocation %s in this project. `xeroctl exec list` shows them.".formatted(id));
    }

    /** A call that was taken, and where; {@code isNew} is false where an idempotency key answered with an earlier one. */
    public record Taken(InvocationView invocation, WorkspaceView workspace, boolean isNew) {}
}
