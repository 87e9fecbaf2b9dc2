package org.xerotier.router.web.exec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.approval.ApprovalFilter;
import org.xerotier.router.approval.ApprovalQueries;
import org.xerotier.router.approval.ApprovalStatus;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.approval.DecisionService;
import org.xerotier.router.grant.GrantDecisionService;
import org.xerotier.router.invocation.InvocationQueries;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.http.Query;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.names.NameBook;
import org.xerotier.router.web.names.Names;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.page.Paging;
import org.xerotier.router.workspace.WorkspaceService;

/** Questions put to people. */
@ApplicationScoped
@Path("/{project_id}/v1/exec/approvals")
@Produces({Media.JSON, Media.PROBLEM})
public class ApprovalsResource {

    @Inject
    ApprovalQueries approvals;

    @Inject
    DecisionService decisions;

    @Inject
    GrantDecisionService grants;

    @Inject
    InvocationQueries invocations;

    @Inject
    WorkspaceService workspaces;

    @Inject
    NameBook names;

    @Inject
    Caller caller;

    @GET
    @Requires({Scope.EXECUTION, Scope.APPROVE})
    @Operation(
            value = "List approval requests",
            answer = ApprovalResponse.class,
            list = true,
            refuses = "workspace_not_found")
    public ListResponse<ApprovalResponse> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("risk") @Nullable String risk,
            @QueryParam("workspace") @Nullable String workspace,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Actor actor = caller.actor();
        ApprovalFilter filter = new ApprovalFilter(
                Query.constant("status", ApprovalStatus.class, status),
                Query.constant("risk", RiskLevel.class, risk),
                workspace == null
                        ? null
                        : workspaces.get(caller.project(), workspace).id());
        Names known = names.open(actor);
        return ListResponse.of(
                approvals.list(actor, filter, Paging.of(limit, after)), approval -> show(actor, approval, known));
    }

    @GET
    @Path("/{id}")
    @Requires({Scope.EXECUTION, Scope.APPROVE})
    @Operation(
            value = "Show an approval request with its stages, votes and rounds",
            answer = ApprovalResponse.class,
            refuses = "approval_not_found")
    public ApprovalResponse get(@PathParam("id") String id) {
        Actor actor = caller.actor();
        return ApprovalResponse.of(approvals.detail(actor, PathIds.approval(id)), names.open(actor));
    }

    @POST
    @Path("/{id}/approve")
    @Requires(Scope.APPROVE)
    @Operation(
            value = "Consent, to what is asked or to other arguments",
            answer = ApprovalResponse.class,
            refuses = {
                "approval_not_found",
                "approval_already_resolved",
                "approval_already_voted",
                "approval_changed",
                "approval_deadline_passed",
                "approval_not_editable",
                "approval_not_ready",
                "approver_not_permitted",
                "confirmation_required",
                "grant_not_permitted",
                "grant_pattern_invalid",
                "grant_too_wide",
                "outside_workspace_scope"
            })
    public ApprovalResponse approve(@PathParam("id") String id, ApproveRequest request) {
        Actor actor = caller.actor();
        if (request.grant() == null) {
            decisions.approve(actor, PathIds.approval(id), request.consent());
        } else {
            grants.approve(
                    actor,
                    PathIds.approval(id),
                    request.consent(),
                    request.grant().terms());
        }
        return get(id);
    }

    @POST
    @Path("/{id}/reject")
    @Requires(Scope.APPROVE)
    @Operation(
            value = "Refuse consent",
            answer = ApprovalResponse.class,
            refuses = {
                "approval_not_found",
                "approval_already_resolved",
                "approval_deadline_passed",
                "approval_not_ready",
                "approver_not_permitted"
            })
    public ApprovalResponse reject(@PathParam("id") String id, RejectRequest request) {
        decisions.reject(caller.actor(), PathIds.approval(id), request.reason());
        return get(id);
    }

    @POST
    @Path("/{id}/withdraw")
    @Requires({Scope.EXECUTION, Scope.APPROVE})
    @Operation(
            value = "Take a request of one's own back; its invocation ends",
            answer = ApprovalResponse.class,
            refuses = {"approval_not_found", "approval_already_resolved", "approver_not_permitted"})
    public ApprovalResponse withdraw(@PathParam("id") String id, WithdrawRequest request) {
        decisions.withdraw(caller.actor(), PathIds.approval(id), request.reason());
        return get(id);
    }

    private ApprovalResponse show(Actor actor, ApprovalView approval, Names known) {
        InvocationId about = new InvocationId(approval.invocationId());
        return ApprovalResponse.of(approval, invocations.get(actor, about).arguments(), known);
    }
}
