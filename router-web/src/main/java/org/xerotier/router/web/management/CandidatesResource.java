package org.xerotier.router.web.management;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/** What agents found on their hosts and propose as workspace bindings, across the project. */
@ApplicationScoped
@Path("/{project_id}/v1/management/candidates")
@Produces({Media.JSON, Media.PROBLEM})
public class CandidatesResource {

    @Inject
    CandidateService candidates;

    @Inject
    NameBook names;

    @Inject
    Caller caller;

    @GET
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "List the candidates of all agents", answer = CandidateResponse.class, list = true)
    public ListResponse<CandidateResponse> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return CandidateResponse.page(
                candidates.list(
                        caller.actor(),
                        null,
                        Query.constant("state", CandidateState.class, state),
                        Paging.of(limit, after)),
                names.open(caller.actor()));
    }
}
