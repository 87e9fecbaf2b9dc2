package org.xerotier.router.web.exec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.xerotier.router.invocation.AmbiguityQueries;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.names.NameBook;
import org.xerotier.router.web.openapi.Operation;

/** What is known about how a call ended besides its outcome. */
@ApplicationScoped
@Path("/{project_id}/v1/exec/invocations/{id}/evidence")
@Produces({Media.JSON, Media.PROBLEM})
public class EvidenceResource {

    @Inject
    AmbiguityQueries queries;

    @Inject
    NameBook names;

    @Inject
    Caller caller;

    @GET
    @Requires({Scope.EXECUTION, Scope.APPROVE, Scope.MANAGEMENT})
    @Operation(
            value = "Runs, unknown outcomes and late reports of an invocation",
            answer = EvidenceResponse.class,
            refuses = "invocation_not_found")
    public EvidenceResponse evidence(@PathParam("id") String id) {
        Actor actor = caller.actor();
        return EvidenceResponse.of(id, queries.evidence(actor, PathIds.invocation(id)), names.open(actor));
    }
}
