package org.xerotier.router.web.exec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.AmbiguityQueries;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.names.NameBook;
import org.xerotier.router.web.names.Names;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.page.Paging;

/** What waits for somebody to find out. */
@ApplicationScoped
@Path("/{project_id}/v1/exec/ambiguous")
@Produces({Media.JSON, Media.PROBLEM})
public class AmbiguousResource {

    @Inject
    AmbiguityQueries queries;

    @Inject
    NameBook names;

    @Inject
    Caller caller;

    @GET
    @Requires({Scope.EXECUTION, Scope.APPROVE, Scope.MANAGEMENT})
    @Operation(
            value = "List the calls whose outcome nobody knows, with all that is known of them",
            answer = AmbiguousResponse.class,
            list = true)
    public ListResponse<AmbiguousResponse> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        Actor actor = caller.actor();
        Names known = names.open(actor);
        return ListResponse.of(queries.open(actor, Paging.of(limit, after)), open -> AmbiguousResponse.of(open, known));
    }
}
