package org.xerotier.router.web.links;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.xerotier.router.approval.ApprovalError;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.link.LinkService;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;

/** Invitations to decide, for members who send them. */
@ApplicationScoped
@Path("/{project_id}/v1/exec/approvals/{id}/links")
@Produces({Media.JSON, Media.PROBLEM})
public class LinksResource {

    @Inject
    LinkService links;

    @Inject
    Caller caller;

    @Context
    UriInfo uri;

    @POST
    @Requires(Scope.APPROVE)
    @Operation(
            value = "Invite a reviewer by a one-time link; its secrets are in this answer only",
            answer = LinkResponse.class,
            status = 201,
            refuses = {"approval_not_found", "link_not_permitted", "link_void"})
    public Response create(@PathParam("id") String id, LinkRequest request) {
        String page = uri.getBaseUri().resolve("approve").toString();
        return Response.status(201)
                .entity(LinkResponse.of(links.create(caller.actor(), approval(id), request.invitation()), page))
                .build();
    }

    @GET
    @Requires(Scope.APPROVE)
    @Operation(
            value = "List the links of an approval request",
            answer = LinkResponse.class,
            list = true,
            refuses = "approval_not_found")
    public ListResponse<LinkResponse> list(@PathParam("id") String id) {
        return ListResponse.of(new Page<>(links.list(caller.actor(), approval(id)), null), LinkResponse::of);
    }

    @DELETE
    @Path("/{link}")
    @Requires(Scope.APPROVE)
    @Operation(
            value = "Revoke a link",
            answer = LinkResponse.class,
            refuses = {"link_not_found", "link_over"})
    public LinkResponse revoke(@PathParam("id") String id, @PathParam("link") String link) {
        return LinkResponse.of(links.revoke(caller.actor(), approval(id), link));
    }

    private static ApprovalId approval(String text) {
        if (!ApprovalId.matches(text)) {
            throw ApprovalError.APPROVAL_NOT_FOUND.because(
                    "There is no such approval request in this project; list them to find its id.");
        }
        return new ApprovalId(text);
    }
}
