package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.router.approval.ApprovalService;
import org.xerotier.router.approval.OpenApproval;
import org.xerotier.router.fleet.CatalogTool;
import org.xerotier.router.fleet.ToolCatalog;
import org.xerotier.router.invocation.Judging.Judged;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.ApiKeyId;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.security.EntitlementQueries;
import org.xerotier.router.workspace.WorkspaceService;
import org.xerotier.router.workspace.WorkspaceView;

/**
 * A call of unknown outcome that a person wants run again: everything that admitted it is asked again, and consent that was
 * given to it before is used up. Whoever asked for the call asks again; whoever wants it run again may be asked.
 */
@ApplicationScoped
class RunAgain {

    private final Admission admission = new Admission();

    @Inject
    WorkspaceService workspaces;

    @Inject
    ToolCatalog catalog;

    @Inject
    EntitlementQueries entitlements;

    @Inject
    Judging judging;

    @Inject
    ApprovalService approvals;

    @Inject
    InvocationService invocations;

    @Inject
    PayloadSeal seal;

    @Inject
    InvocationJournal journal;

    @Inject
    Waiting waiting;

    @Inject
    Ids ids;

    /** Queues it, or puts the question; refuses what could not be called now. */
    void run(Actor operator, Invocation invocation) {
        ProjectId project = invocation.project();
        WorkspaceView workspace =
                workspaces.requireOperational(project, invocation.workspace().value());
        CatalogTool offered = Admission.offered(
                catalog.find(project, workspace.id(), invocation.tool()), invocation.tool(), workspace.name());
        ToolDescriptor tool = offered.descriptor();
        requireEntitled(invocation, tool);
        JsonNode opened = seal.argumentsJson(invocation);
        Bytes arguments = admission.arguments(tool, workspace.scope(), opened);
        Judged judged = judging.now(project, workspace, invocation.tool(), tool.risk(), invocation.target(), opened);
        if (!judged.asks()) {
            invocation.runAgain(journal.now());
            journal.tell(invocation, EventKind.QUEUED, facts -> facts.put("reason", "retry"));
            waiting.joins(invocation.workspace(), invocation.tool());
            return;
        }
        ApprovalId approval = ApprovalId.next(ids);
        String digest = invocation.askAgain(
                approval,
                new Invocation.Revision(
                        1,
                        invocation.sealedArguments(),
                        invocation.argumentsDigest(),
                        tool.risk(),
                        judged.effective(),
                        offered.agents().get(0).manifestHash(),
                        CallDocument.toolDigest(tool),
                        judged.policy()),
                opened);
        OpenApproval question = new OpenApproval(
                approval,
                workspace.id(),
                invocation.id(),
                invocation.tool(),
                tool.risk(),
                judged.effective(),
                digest,
                arguments,
                invocation.argumentsDigest(),
                judged.policy());
        ask(operator, invocation, workspace, question, tool, opened);
        journal.tell(
                invocation,
                EventKind.APPROVAL_REQUESTED,
                facts -> facts.put("approval_id", approval.value()).put("reason", "retry"));
    }

    private void requireEntitled(Invocation invocation, ToolDescriptor tool) {
        entitlements
                .lost(invocation.project(), invocation.requestedBy(), invocation.requestedPrincipal(), tool.scope())
                .ifPresent(why -> {
                    throw InvocationError.RESOLUTION_NOT_PERMITTED.because(
                            why + " Settle it as succeeded or failed, and have somebody call the tool anew.");
                });
    }

    /** People are asked at once, or as soon as the tool's plan is made anew: the old one shows what was, not what would be. */
    private void ask(
            Actor operator,
            Invocation invocation,
            WorkspaceView workspace,
            OpenApproval question,
            ToolDescriptor tool,
            JsonNode opened) {
        Actor requester = requester(operator, invocation);
        Optional<InvokeTool> plan = PlanCall.of(
                invocation.project(), invocation.id(), tool, opened, invocation.target(), workspace, catalog);
        if (plan.isEmpty()) {
            approvals.open(requester, question);
            return;
        }
        approvals.prepare(requester, question);
        InvocationView maker = invocations.invoke(requester, plan.get()).invocation();
        invocation.awaitPlan(maker.tool(), new InvocationId(maker.id()));
    }

    /** Whoever asked for the call, with no more than the call itself needs. */
    private static Actor requester(Actor operator, Invocation invocation) {
        InvocationView call = invocation.view();
        return new Actor(
                ApiKeyId.matches(invocation.requestedBy()) ? ActorKind.API_KEY : ActorKind.USER,
                invocation.requestedBy(),
                call.requestedBy().name(),
                invocation.requestedPrincipal(),
                invocation.project(),
                Set.of(),
                ToolScopes.ALL,
                operator.request());
    }
}
