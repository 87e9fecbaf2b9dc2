package org.xerotier.router.web.exec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.xerotier.router.invocation.ResolutionService;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.names.NameBook;
import org.xerotier.router.web.openapi.Operation;

/** The way out for a call whose outcome nobody knows. */
@ApplicationScoped
@Path("/{project_id}/v1/exec/invocations/{id}/resolve")
@Produces({Media.JSON, Media.PROBLEM})
public class ResolveResource {

    @Inject
    ResolutionService resolutions;

    @Inject
    NameBook names;

    @Inject
    Caller caller;

    @POST
    @Requires({Scope.APPROVE, Scope.MANAGEMENT})
    @Operation(
            value = "Say what is to hold of an invocation whose outcome nobody knows",
            answer = InvocationResponse.class,
            refuses = {
                "invocation_not_found",
                "invocation_not_ambiguous",
                "resolution_not_permitted",
                "exec_tool_not_found",
                "plan_unavailable",
                "workspace_not_operational"
            })
    public InvocationResponse resolve(@PathParam("id") String id, ResolveRequest request) {
        Actor actor = caller.actor();
        return InvocationResponse.of(
                resolutions.resolve(actor, PathIds.invocation(id), request.resolution(), request.reason()),
                names.open(actor));
    }
}
