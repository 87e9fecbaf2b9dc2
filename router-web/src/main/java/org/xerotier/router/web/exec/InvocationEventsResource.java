package org.xerotier.router.web.exec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.http.Query;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.stream.InvocationStreams;
import org.xerotier.router.web.stream.Reader;

/** What happens to an invocation, as it happens. */
@ApplicationScoped
@Path("/{project_id}/v1/exec/invocations/{id}/events")
@Produces({Media.EVENTS, Media.JSON, Media.PROBLEM})
public class InvocationEventsResource {

    @Inject
    InvocationStreams streams;

    @Inject
    Caller caller;

    @GET
    @Requires(Scope.EXECUTION)
    @Operation(
            value = "Follow an invocation's events (server-sent events)",
            headers = "Last-Event-ID",
            also = Media.EVENTS,
            refuses = {"invocation_not_found", "too_many_streams"})
    public void follow(
            @PathParam("id") String id,
            @QueryParam("after") @Nullable String after,
            @HeaderParam("Last-Event-ID") @Nullable String last,
            @Context HttpServletRequest servlet,
            @Suspended AsyncResponse answer) {
        Actor actor = caller.actor();
        streams.open(
                new Reader(actor, caller.authorization()),
                PathIds.invocation(id),
                place(last, after),
                servlet.getAsyncContext(),
                answer);
    }

    /** The header comes from a client that lost its connection and knows better than the link it once followed. */
    private static long place(@Nullable String last, @Nullable String after) {
        Long place =
                last == null || last.isBlank() ? Query.number("after", after) : Query.number("Last-Event-ID", last);
        return Objects.requireNonNullElse(place, 0L);
    }
}
