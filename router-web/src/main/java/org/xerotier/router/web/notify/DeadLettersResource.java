package org.xerotier.router.web.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.notify.DeadLetterService;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.page.Paging;

/** Messages that could not be handled. Those of no project are shown to administrators only. */
@ApplicationScoped
@Path("/{project_id}/v1/management/dead-letters")
@Produces({Media.JSON, Media.PROBLEM})
public class DeadLettersResource {

    @Inject
    DeadLetterService letters;

    @Inject
    Caller caller;

    @GET
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "List dead letters", answer = DeadLetterResponse.class, list = true)
    public ListResponse<DeadLetterResponse> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return ListResponse.of(letters.list(caller.actor(), Paging.of(limit, after)), DeadLetterResponse::of);
    }

    @GET
    @Path("/{id}")
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "Show a dead letter", answer = DeadLetterResponse.class, refuses = "dead_letter_not_found")
    public DeadLetterResponse get(@PathParam("id") String id) {
        return DeadLetterResponse.of(letters.get(caller.actor(), id));
    }

    @POST
    @Path("/{id}/retry")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Try a dead letter again from the beginning; it is gone, and if it fails there is a new one",
            answer = DeadLetterResponse.class,
            refuses = "dead_letter_not_found")
    public DeadLetterResponse retry(@PathParam("id") String id) {
        return DeadLetterResponse.of(letters.retry(caller.actor(), id));
    }

    @DELETE
    @Path("/{id}")
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "Discard a dead letter", answer = DeadLetterResponse.class, refuses = "dead_letter_not_found")
    public DeadLetterResponse discard(@PathParam("id") String id) {
        return DeadLetterResponse.of(letters.discard(caller.actor(), id));
    }
}
