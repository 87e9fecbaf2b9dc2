package org.xerotier.router.web.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.Simulation;
import org.xerotier.router.invocation.SimulationQueries;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.policy.PolicyQueries;
import org.xerotier.router.policy.PolicyService;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.page.Paging;
import org.xerotier.router.workspace.WorkspaceService;

/** Which calls of a workspace wait for whom, how long, and what then. */
@ApplicationScoped
@Path("/{project_id}/v1/exec/workspaces/{workspace}/approval-policies")
@Produces({Media.JSON, Media.PROBLEM})
public class PoliciesResource {

    @Inject
    PolicyService policies;

    @Inject
    PolicyQueries queries;

    @Inject
    SimulationQueries simulations;

    @Inject
    WorkspaceService workspaces;

    @Inject
    Caller caller;

    @GET
    @Requires({Scope.EXECUTION, Scope.MANAGEMENT, Scope.APPROVE})
    @Operation(
            value = "List the versions of approval policies written for a workspace",
            answer = PolicyResponse.class,
            list = true,
            refuses = "workspace_not_found")
    public ListResponse<PolicyResponse> list(
            @PathParam("workspace") String workspace,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return ListResponse.of(
                queries.list(caller.project(), id(workspace), Paging.of(limit, after)), PolicyResponse::of);
    }

    @POST
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Write the next version of an approval policy; it is not in force yet",
            answer = PolicyResponse.class,
            status = 201,
            refuses = {"workspace_not_found", "policy_invalid", "policy_name_reserved", "policy_author_not_permitted"})
    public Response create(@PathParam("workspace") String workspace, PolicyRequest request) {
        PolicyResponse made = PolicyResponse.of(
                policies.create(caller.actor(), id(workspace), request.policyName(), request.document()));
        return Response.status(201).entity(made).build();
    }

    @GET
    @Path("/{id}")
    @Requires({Scope.EXECUTION, Scope.MANAGEMENT, Scope.APPROVE})
    @Operation(
            value = "Show a version by id, a built-in policy by name, or the one that is in-force",
            answer = PolicyResponse.class,
            refuses = {"workspace_not_found", "policy_not_found"})
    public PolicyResponse get(@PathParam("workspace") String workspace, @PathParam("id") String id) {
        return PolicyResponse.of(queries.get(caller.project(), id(workspace), id));
    }

    @POST
    @Path("/{id}/activate")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Put a version, or a built-in policy, into force",
            answer = PolicyResponse.class,
            refuses = {"workspace_not_found", "policy_not_found", "policy_author_not_permitted"})
    public PolicyResponse activate(@PathParam("workspace") String workspace, @PathParam("id") String id) {
        return PolicyResponse.of(policies.activate(caller.actor(), id(workspace), id));
    }

    @POST
    @Path("/simulate")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Show what a policy would have made of past calls; needs the scope execution as well",
            answer = Simulation.class,
            refuses = {"workspace_not_found", "policy_not_found", "policy_invalid"})
    public Simulation simulate(@PathParam("workspace") String workspace, SimulateRequest request) {
        return simulations.replay(caller.actor(), workspaces.get(caller.project(), workspace), request.wanted());
    }

    private WorkspaceId id(String workspace) {
        return workspaces.get(caller.project(), workspace).id();
    }
}
