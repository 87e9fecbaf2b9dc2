package org.xerotier.router.web.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.DelegationId;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.people.DelegationService;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.page.Paging;

/** Authority to approve that owners lent to members. */
@ApplicationScoped
@Path("/{project_id}/v1/management/delegations")
@Produces({Media.JSON, Media.PROBLEM})
public class DelegationsResource {

    @Inject
    DelegationService delegations;

    @Inject
    Caller caller;

    @GET
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "List delegations", answer = DelegationResponse.class, list = true)
    public ListResponse<DelegationResponse> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return ListResponse.of(delegations.list(caller.actor(), Paging.of(limit, after)), DelegationResponse::of);
    }

    @POST
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Lend a member authority to approve, for some risk levels and a time",
            answer = DelegationResponse.class,
            status = 201,
            refuses = {"delegation_invalid", "delegation_not_permitted", "user_not_found"})
    public Response lend(DelegationRequest request) {
        return Response.status(201)
                .entity(DelegationResponse.of(delegations.lend(caller.actor(), request.wanted())))
                .build();
    }

    @GET
    @Path("/{id}")
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "Show a delegation", answer = DelegationResponse.class, refuses = "delegation_not_found")
    public DelegationResponse get(@PathParam("id") String id) {
        return DelegationResponse.of(delegations.get(caller.actor(), id(id)));
    }

    @DELETE
    @Path("/{id}")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Revoke a delegation; it counts for nothing at the next decision",
            answer = DelegationResponse.class,
            refuses = "delegation_not_found")
    public DelegationResponse revoke(@PathParam("id") String id) {
        return DelegationResponse.of(delegations.revoke(caller.actor(), id(id)));
    }

    private static DelegationId id(String text) {
        if (!DelegationId.matches(text)) {
            throw KernelError.INVALID_PARAMETER.because("A delegation's id is dlg_ and 32 hex digits.", "id");
        }
        return new DelegationId(text);
    }
}
