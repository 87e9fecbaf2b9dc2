package org.xerotier.router.web.management;

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
import org.xerotier.router.fleet.AgentEventView;
import org.xerotier.router.fleet.AgentPauseService;
import org.xerotier.router.fleet.AgentState;
import org.xerotier.router.fleet.AgentView;
import org.xerotier.router.fleet.ConflictService;
import org.xerotier.router.fleet.FleetService;
import org.xerotier.router.fleet.RotationService;
import org.xerotier.router.kernel.AgentId;
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

/** The fleet of a project. An agent is named by its id or its registration name. */
@ApplicationScoped
@Path("/{project_id}/v1/management/agents")
@Produces({Media.JSON, Media.PROBLEM})
public class AgentsResource {

    @Inject
    FleetService fleet;

    @Inject
    AgentPauseService pauses;

    @Inject
    ConflictService conflicts;

    @Inject
    RotationService rotations;

    @Inject
    NameBook names;

    @Inject
    Caller caller;

    @GET
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "List agents", answer = AgentResponse.class, list = true)
    public ListResponse<AgentResponse> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Names known = names.open(caller.actor());
        return ListResponse.of(
                fleet.list(caller.actor(), Query.constant("state", AgentState.class, state), Paging.of(limit, after)),
                agent -> AgentResponse.listed(agent, known));
    }

    @GET
    @Path("/{id}")
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "Show an agent", answer = AgentResponse.class, refuses = "agent_not_found")
    public AgentResponse get(@PathParam("id") String id) {
        return show(fleet.get(caller.actor(), id));
    }

    @GET
    @Path("/{id}/events")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "What happened to an agent",
            answer = AgentEventView.class,
            list = true,
            refuses = "agent_not_found")
    public ListResponse<AgentEventView> events(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return ListResponse.of(fleet.events(caller.actor(), id, Paging.of(limit, after)));
    }

    @POST
    @Path("/{id}/revoke-credentials")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Make an agent's key and token worthless; it has to enrol again with new ones",
            answer = AgentResponse.class,
            refuses = "agent_not_found")
    public AgentResponse revoke(@PathParam("id") String id, ReasonRequest request) {
        return show(fleet.revoke(caller.actor(), id, request.reason()));
    }

    @POST
    @Path("/{id}/pause-exec")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Give an agent nothing new, at all or of one workspace; what it has it finishes, what waits stays",
            answer = AgentResponse.class,
            refuses = {"agent_not_found", "agent_revoked", "workspace_not_found", "workspace_binding_not_found"})
    public AgentResponse pause(@PathParam("id") String id, AgentPauseRequest request) {
        return show(pauses.pause(caller.actor(), id, request.workspace(), request.reason()));
    }

    @POST
    @Path("/{id}/resume-exec")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Let a paused agent be given work again; what waits is judged again and leaves if it still may",
            answer = AgentResponse.class,
            refuses = {"agent_not_found", "workspace_not_found", "workspace_binding_not_found"})
    public AgentResponse resume(@PathParam("id") String id, AgentPauseRequest request) {
        return show(pauses.resume(caller.actor(), id, request.workspace(), request.reason()));
    }

    @POST
    @Path("/{id}/recover")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Say which of two keys keeps a contested name; the other agent is revoked",
            answer = AgentResponse.class,
            refuses = {"agent_not_found", "agent_not_in_conflict", "agent_revoked"})
    public AgentResponse recover(@PathParam("id") String id, RecoverRequest request) {
        return show(conflicts.recover(caller.actor(), id, request.keep(), request.reason()));
    }

    @POST
    @Path("/{id}/curve-rotate")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Let an agent change its CURVE key; asked again before it is done, the same change is answered",
            answer = RotationResponse.class,
            status = 202,
            refuses = {"agent_not_found", "agent_revoked", "agent_conflict_pill"})
    public Response rotate(@PathParam("id") String id, ReasonRequest request) {
        return Response.status(202)
                .entity(RotationResponse.of(
                        rotations.ask(caller.actor(), id, request.reason()), names.open(caller.actor())))
                .build();
    }

    private AgentResponse show(AgentId agent) {
        return show(fleet.get(caller.actor(), agent.value()));
    }

    private AgentResponse show(AgentView agent) {
        return AgentResponse.of(agent, names.open(caller.actor()));
    }
}
