package org.xerotier.router.invocation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.approval.ApprovalDetail;
import org.xerotier.router.approval.ApprovalQueries;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.approval.CallSheet;
import org.xerotier.router.approval.RoundView;
import org.xerotier.router.approval.SheetFacts;
import org.xerotier.router.approval.StageView;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.policy.CallFacts;
import org.xerotier.router.policy.PolicyEngine;
import org.xerotier.router.policy.PolicyQueries;
import org.xerotier.router.policy.PolicyVersion;
import org.xerotier.router.workspace.WorkspaceService;
import org.xerotier.router.workspace.WorkspaceView;

/**
 * The page an approver decides on, put together from the record alone. A round and a stage have one page for ever: what
 * changes later (votes, newer runs) is not on it, so the record can show again what somebody saw.
 */
@Stateless
public class SheetQueries {

    private static final int SIMILAR = 5;
    private static final int PLAN_BYTES = 16_384;
    private static final int PIECES_A_READ = 16;

    @Inject
    ApprovalQueries approvals;

    @Inject
    ReadRepository rows;

    @Inject
    PayloadSeal seal;

    @Inject
    PolicyQueries policies;

    @Inject
    WorkspaceService workspaces;

    /**
     * @param round counted from 1, or null for the present one
     * @param stage counted from 0, or null for the present one
     */
    public CallSheet sheet(Actor actor, ApprovalId id, @Nullable Integer round, @Nullable Integer stage) {
        ProjectId project = actor.requireProject();
        ApprovalDetail detail = approvals.detail(actor, id);
        ApprovalView view = detail.approval();
        RoundView asked = round(detail, round == null ? view.round() : round);
        int at = stage == null ? view.stage() : stage;
        Invocation invocation = rows.invocation(project, new InvocationId(view.invocationId()))
                .orElseThrow(() -> InvocationService.notFound(new InvocationId(view.invocationId())));
        WorkspaceView workspace = workspaces.get(project, invocation.workspace().value());
        PolicyVersion policy = policies.version(project, new PolicyId(asked.policyId()));
        AgentId target = invocation.target();
        return CallSheet.of(new SheetFacts(
                view.id(),
                view.invocationId(),
                asked.round() == view.round() ? view.digest() : asked.digest(),
                workspace.name() + " (" + workspace.id() + ")",
                view.tool(),
                target == null ? null : target.value(),
                asked.arguments(),
                risk(view, asked, policy, workspace, target),
                view.requestedBy().name() + " (" + view.requestedBy().id() + ")",
                new SheetFacts.Question(
                        policy.name(),
                        asked.policyVersion(),
                        asked.round(),
                        at,
                        asked.openedAt(),
                        due(detail, asked, at)),
                invocation.view().reason(),
                plan(project, invocation),
                rows.ended(project, workspace.id(), view.tool(), asked.openedAt(), SIMILAR).stream()
                        .map(run -> new SheetFacts.SimilarRun(
                                run.id().value(),
                                run.status().wireName(),
                                Objects.requireNonNull(run.view().endedAt())))
                        .toList()));
    }

    private static SheetFacts.Risk risk(
            ApprovalView view,
            RoundView asked,
            PolicyVersion policy,
            WorkspaceView workspace,
            @Nullable AgentId target) {
        CallFacts facts = new CallFacts(
                view.tool(),
                view.declaredRisk(),
                workspace.name(),
                target == null ? null : target.value(),
                asked.arguments());
        return new SheetFacts.Risk(
                view.declaredRisk(),
                asked.risk(),
                PolicyEngine.judge(policy.document(), facts).raisedBy());
    }

    private static RoundView round(ApprovalDetail detail, int number) {
        return detail.rounds().stream()
                .filter(one -> one.round() == number)
                .findFirst()
                .orElseThrow(
                        () -> KernelError.INVALID_PARAMETER.because("There was no round " + number + ".", "round"));
    }

    /** A stage goes on through an edit that did not start over, so its clock may be of an earlier round. */
    private static @Nullable Instant due(ApprovalDetail detail, RoundView asked, int stage) {
        Instant due = null;
        for (StageView one : detail.stages()) {
            Integer opened = one.round();
            if (one.stage() == stage && opened != null && opened <= asked.round()) {
                due = one.dueAt();
            }
        }
        return due;
    }

    private SheetFacts.@Nullable Plan plan(ProjectId project, Invocation invocation) {
        InvocationId made = invocation.planInvocation();
        if (made == null || invocation.view().planDigest() == null) {
            return null;
        }
        return rows.invocation(project, made)
                .filter(maker -> maker.execution() != null)
                .flatMap(maker -> rows.execution(project, Objects.requireNonNull(maker.execution())))
                .map(row -> {
                    ExecutionView run = ((Execution) row[0]).view((Invocation) row[1]);
                    return new SheetFacts.Plan(
                            Objects.requireNonNull(invocation.planTool()),
                            made.value(),
                            Objects.requireNonNull(invocation.view().planDigest()),
                            run.stdoutBytes(),
                            beginning(project, (Execution) row[0]));
                })
                .orElse(null);
    }

    private String beginning(ProjectId project, Execution execution) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        long after = 0;
        List<InvocationEvent> pieces;
        do {
            pieces = rows.pieces(execution.id(), "stdout", after, PIECES_A_READ);
            for (InvocationEvent piece : pieces) {
                head.writeBytes(
                        piece.view(stored -> seal.openPiece(project, stored.execution(), stored.piece(), stored.data()))
                                .requireOutput()
                                .data());
                after = piece.piece();
            }
        } while (pieces.size() == PIECES_A_READ && head.size() < PLAN_BYTES);
        return new String(head.toByteArray(), 0, Math.min(head.size(), PLAN_BYTES), StandardCharsets.UTF_8);
    }
}
