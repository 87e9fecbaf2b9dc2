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
import org.xerotier.router.fleet.CandidateService;
import org.xerotier.router.fleet.CandidateState;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.http.Query;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.names.NameBook;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.page.Paging;

/** What one agent found on its host, and what becomes of it. A root of its own: the agents' root would swallow its paths. */
@ApplicationScoped
@Path("/{project_id}/v1/management/agents/{id}/candidates")
@Produces({Media.JSON, Media.PROBLEM})
public class AgentCandidatesResource {

    @Inject
    CandidateService candidates;

    @Inject
    NameBook names;

    @Inject
    Caller caller;

    @GET
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "List the candidates of an agent",
            answer = CandidateResponse.class,
            list = true,
            refuses = "agent_not_found")
    public ListResponse<CandidateResponse> ofAgent(
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return CandidateResponse.page(
                candidates.list(
                        caller.actor(),
                        id,
                        Query.constant("state", CandidateState.class, state),
                        Paging.of(limit, after)),
                names.open(caller.actor()));
    }

    @POST
    @Path("/{candidate}/approve")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Let the agent serve a workspace because of what it found",
            answer = CandidateResponse.class,
            refuses = {
                "agent_not_found",
                "agent_revoked",
                "candidate_not_found",
                "candidate_decided",
                "workspace_not_found",
                "workspace_not_operational",
                "workspace_models_unavailable"
            })
    public CandidateResponse approve(
            @PathParam("id") String id, @PathParam("candidate") String candidate, ApproveCandidateRequest request) {
        return CandidateResponse.of(
                candidates.approve(caller.actor(), id, candidate, request.workspace()), names.open(caller.actor()));
    }

    @POST
    @Path("/{candidate}/reject")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Turn a candidate down for good",
            answer = CandidateResponse.class,
            refuses = {"agent_not_found", "candidate_not_found", "candidate_decided"})
    public CandidateResponse reject(
            @PathParam("id") String id, @PathParam("candidate") String candidate, ReasonRequest request) {
        return CandidateResponse.of(
                candidates.reject(caller.actor(), id, candidate, request.reason()), names.open(caller.actor()));
    }
}
