package org.xerotier.router.web.grants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.xerotier.router.approval.ApprovalError;
import org.xerotier.router.grant.GrantService;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.names.NameBook;
import org.xerotier.router.web.openapi.Operation;

/**
 * A grant beside an approval. A resource of its own, since a path that begins as another resource's is looked for there
 * and nowhere else.
 */
@ApplicationScoped
@Path("/{project_id}/v1/exec/approvals/{id}/grant")
@Produces({Media.JSON, Media.PROBLEM})
public class GrantGivingResource {

    @Inject
    GrantService service;

    @Inject
    NameBook names;

    @Inject
    Caller caller;

    @POST
    @Requires(Scope.APPROVE)
    @Operation(
            value = "Give a grant with an approval request, or agree to one in the same words",
            answer = GrantResponse.class,
            status = 201,
            refuses = {
                "approval_not_found",
                "grant_not_open",
                "grant_not_permitted",
                "grant_pattern_invalid",
                "grant_too_wide"
            })
    public Response give(@PathParam("id") String id, GrantRequest request) {
        if (!ApprovalId.matches(id)) {
            throw ApprovalError.APPROVAL_NOT_FOUND.because(
                    "There is no such approval request in this project; list them to find its id.");
        }
        Actor actor = caller.actor();
        return Response.status(201)
                .entity(GrantResponse.of(
                        service.give(actor, new ApprovalId(id), request.terms()), null, names.open(actor)))
                .build();
    }
}
