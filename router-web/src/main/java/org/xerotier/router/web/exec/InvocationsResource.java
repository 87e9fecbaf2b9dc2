package org.xerotier.router.web.exec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.CallIntake;
import org.xerotier.router.invocation.InvocationQueries;
import org.xerotier.router.invocation.InvocationService;
import org.xerotier.router.invocation.InvocationView;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.http.Query;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.names.NameBook;
import org.xerotier.router.web.names.NamedWorkspace;
import org.xerotier.router.web.names.Names;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.stream.InvocationStreams;
import org.xerotier.router.web.stream.Reader;
import org.xerotier.router.web.wait.Waits;

/** Tool calls. */
@ApplicationScoped
@Path("/{project_id}/v1/exec/invocations")
@Produces({Media.JSON, Media.PROBLEM})
public class InvocationsResource {

    @Inject
    CallIntake intake;

    @Inject
    InvocationService invocations;

    @Inject
    InvocationQueries queries;

    @Inject
    InvocationStreams streams;

    @Inject
    Waits waits;

    @Inject
    Filters filters;

    @Inject
    NameBook names;

    @Inject
    Caller caller;

    @POST
    @Produces({Media.JSON, Media.PROBLEM, Media.EVENTS})
    @Requires(Scope.EXECUTION)
    @Operation(
            value = "Run a tool",
            answer = InvocationResponse.class,
            status = {202, 200},
            headers = {"Idempotency-Key", "Prefer"},
            also = Media.EVENTS,
            refuses = {
                "exec_tool_not_found",
                "tool_executor_unavailable",
                "outside_workspace_scope",
                "idempotency_conflict",
                "too_many_waiting",
                "workspace_not_found",
                "workspace_not_operational",
                "workspace_models_unavailable",
                "agent_not_found",
                "too_many_streams"
            })
    public void invoke(
            InvokeRequest request,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context HttpHeaders headers,
            @Context HttpServletRequest servlet,
            @Suspended AsyncResponse answer) {
        Actor actor = caller.actor();
        Patience patience = Patience.of(request.waitSeconds(), headers);
        boolean asStream = patience.wantsStream();
        if (asStream) {
            streams.requireRoom(actor);
        }
        InvocationService.Taken taken = intake.invoke(actor, request.wanted(key));
        InvocationId id = new InvocationId(taken.invocation().id());
        Names known = names.open(actor)
                .knowing(new NamedWorkspace(
                        taken.workspace().id().value(), taken.workspace().name()));
        if (asStream) {
            streams.open(new Reader(actor, caller.authorization()), id, 0, servlet.getAsyncContext(), answer);
        } else if (patience.seconds() > 0 && !taken.invocation().status().isTerminal()) {
            Answering answering = new Answering(answer, known, here(servlet), patience, taken.isNew());
            if (taken.isNew()) {
                waits.untilNewEnded(actor, id, patience.seconds(), answering::give, answer::resume);
            } else {
                waits.untilEnded(actor, id, patience.seconds(), answering::give, answer::resume);
            }
        } else {
            InvocationView now = taken.isNew() ? taken.invocation() : queries.get(actor, id);
            new Answering(answer, known, here(servlet), patience, taken.isNew()).give(now);
        }
    }

    @GET
    @Requires(Scope.EXECUTION)
    @Operation(value = "List invocations", answer = InvocationResponse.class, list = true)
    public ListResponse<InvocationResponse> list(@BeanParam ListQuery query) {
        Actor actor = caller.actor();
        Names known = names.open(actor);
        return ListResponse.of(
                queries.list(actor, filters.of(actor, query), query.page()),
                invocation -> InvocationResponse.of(invocation, known));
    }

    @GET
    @Path("/{id}")
    @Requires(Scope.EXECUTION)
    @Operation(
            value = "Show an invocation, or wait for its end",
            answer = InvocationResponse.class,
            headers = "Prefer",
            refuses = "invocation_not_found")
    public void get(
            @PathParam("id") String id,
            @QueryParam("wait_seconds") @Nullable String wait,
            @Context HttpHeaders headers,
            @Suspended AsyncResponse answer) {
        Actor actor = caller.actor();
        Patience patience = Patience.of(Query.number("wait_seconds", wait), headers);
        Names known = names.open(actor);
        waits.untilEnded(
                actor,
                PathIds.invocation(id),
                patience.seconds(),
                now -> answer.resume(patience.note(Response.ok(InvocationResponse.of(now, known)))),
                answer::resume);
    }

    @POST
    @Path("/{id}/cancel")
    @Requires(Scope.EXECUTION)
    @Operation(
            value = "Ask that an invocation be stopped",
            answer = InvocationResponse.class,
            status = 202,
            refuses = {"invocation_not_found", "invocation_not_cancellable"})
    public Response cancel(@PathParam("id") String id, CancelRequest request) {
        Actor actor = caller.actor();
        InvocationId which = PathIds.invocation(id);
        invocations.cancel(actor, which, request.reason());
        return Response.status(202)
                .entity(InvocationResponse.of(queries.get(actor, which), names.open(actor)))
                .build();
    }

    private static URI here(HttpServletRequest servlet) {
        return URI.create(servlet.getRequestURI());
    }
}
