package org.xerotier.router.web.management;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.fleet.AgentEventView;
import org.xerotier.router.fleet.AgentState;
import org.xerotier.router.fleet.FleetService;
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
        return AgentResponse.of(fleet.get(caller.actor(), id), names.open(caller.actor()));
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
    @Path("/{id}/revoke")
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "Make an agent's keys worthless", answer = AgentResponse.class, refuses = "agent_not_found")
    public AgentResponse revoke(@PathParam("id") String id) {
        return AgentResponse.of(fleet.revoke(caller.actor(), id), names.open(caller.actor()));
    }
}
