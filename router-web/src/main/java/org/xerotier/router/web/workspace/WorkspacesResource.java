package org.xerotier.router.web.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.fleet.BindingService;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.names.NameBook;
import org.xerotier.router.web.names.Names;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.page.Paging;
import org.xerotier.router.workspace.WorkspaceService;
import org.xerotier.router.workspace.WorkspaceView;

/** Workspaces, by id or name. */
@ApplicationScoped
@Path("/{project_id}/v1/workspaces")
@Produces({Media.JSON, Media.PROBLEM})
public class WorkspacesResource {

    @Inject
    WorkspaceService workspaces;

    @Inject
    BindingService bindings;

    @Inject
    NameBook names;

    @Inject
    Caller caller;

    @GET
    @Requires({Scope.INFERENCE, Scope.EXECUTION, Scope.MANAGEMENT})
    @Operation(value = "List workspaces", answer = WorkspaceResponse.class, list = true)
    public ListResponse<WorkspaceResponse> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        Page<WorkspaceView> page = workspaces.list(caller.project(), Paging.of(limit, after));
        Map<WorkspaceId, List<AgentId>> agents = workspaces.agents(
                caller.project(), page.items().stream().map(WorkspaceView::id).toList());
        Names known = names.open(caller.actor());
        return ListResponse.of(
                page,
                workspace -> WorkspaceResponse.of(workspace, agents.getOrDefault(workspace.id(), List.of()), known));
    }

    @POST
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Make a workspace",
            answer = WorkspaceResponse.class,
            status = 201,
            refuses = {"workspace_name_taken", "workspace_models_unavailable"})
    public Response create(CreateWorkspaceRequest request) {
        return made(workspaces.create(caller.actor(), request.wanted()));
    }

    @GET
    @Path("/{id}")
    @Requires({Scope.INFERENCE, Scope.EXECUTION, Scope.MANAGEMENT})
    @Operation(value = "Show a workspace", answer = WorkspaceResponse.class, refuses = "workspace_not_found")
    public WorkspaceResponse get(@PathParam("id") String id) {
        return show(workspaces.get(caller.project(), id));
    }

    @PUT
    @Path("/{id}")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Change a workspace",
            answer = WorkspaceResponse.class,
            refuses = {
                "workspace_not_found",
                "workspace_name_taken",
                "workspace_demotion_unsupported",
                "workspace_models_unavailable"
            })
    public WorkspaceResponse change(@PathParam("id") String id, ChangeWorkspaceRequest request) {
        return show(workspaces.change(caller.actor(), id, request.wanted()));
    }

    @POST
    @Path("/{id}/pause-exec")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Pause a workspace: calls are taken and wait, nothing is given to an agent",
            answer = WorkspaceResponse.class,
            refuses = "workspace_not_found")
    public WorkspaceResponse pause(@PathParam("id") String id, PauseRequest request) {
        return show(workspaces.pause(caller.actor(), id, request.reason()));
    }

    @POST
    @Path("/{id}/resume-exec")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Resume a workspace: what waits is judged again and leaves if it still may",
            answer = WorkspaceResponse.class,
            refuses = "workspace_not_found")
    public WorkspaceResponse resume(@PathParam("id") String id, ResumeRequest request) {
        return show(workspaces.resume(caller.actor(), id, request.reason()));
    }

    @POST
    @Path("/{id}/bindings")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Let an agent serve a workspace",
            answer = WorkspaceResponse.class,
            status = 201,
            refuses = {"workspace_not_found", "agent_not_found", "agent_revoked"})
    public Response bind(@PathParam("id") String id, BindingRequest request) {
        return made(bindings.bind(caller.actor(), id, request.agent()));
    }

    @DELETE
    @Path("/{id}/bindings/{agent}")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Take an agent off a workspace",
            answer = WorkspaceResponse.class,
            refuses = {"workspace_not_found", "agent_not_found", "workspace_binding_not_found"})
    public WorkspaceResponse unbind(@PathParam("id") String id, @PathParam("agent") String agent) {
        return show(bindings.unbind(caller.actor(), id, agent));
    }

    private Response made(WorkspaceView workspace) {
        return Response.status(201).entity(show(workspace)).build();
    }

    private WorkspaceResponse show(WorkspaceView workspace) {
        return WorkspaceResponse.of(
                workspace, workspaces.agents(caller.project(), workspace.id()), names.open(caller.actor()));
    }
}
