package org.xerotier.router.web.exec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.approval.EventPlace;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.stream.ApprovalStreams;
import org.xerotier.router.web.stream.Reader;

/** What happens to the approval requests of a project, as it happens. */
@ApplicationScoped
@Path("/{project_id}/v1/exec/approvals/events")
@Produces({Media.EVENTS, Media.JSON, Media.PROBLEM})
public class ApprovalEventsResource {

    @Inject
    ApprovalStreams streams;

    @Inject
    Caller caller;

    @GET
    @Requires({Scope.EXECUTION, Scope.APPROVE})
    @Operation(
            value = "Follow the approval requests of the project (server-sent events)",
            headers = "Last-Event-ID",
            also = Media.EVENTS,
            refuses = "too_many_streams")
    public void follow(
            @QueryParam("after") @Nullable String after,
            @HeaderParam("Last-Event-ID") @Nullable String last,
            @Context HttpServletRequest servlet,
            @Suspended AsyncResponse answer) {
        boolean isReturning = last != null && !last.isBlank();
        streams.open(
                new Reader(caller.actor(), caller.authorization()),
                isReturning ? place("Last-Event-ID", last) : place("after", after),
                servlet.getAsyncContext(),
                answer);
    }

    private static @Nullable EventPlace place(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return EventPlace.parse(text)
                .orElseThrow(() -> KernelError.INVALID_PARAMETER.because(
                        name + " must be the id of an event of this stream, such as 0-0 for all there are.", name));
    }
}
