package org.xerotier.router.web.management;

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
import org.xerotier.router.enrollment.JoinKeyService;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.page.Paging;

/** Invitations for agents. */
@ApplicationScoped
@Path("/{project_id}/v1/management/join-keys")
@Produces({Media.JSON, Media.PROBLEM})
public class JoinKeysResource {

    @Inject
    JoinKeyService joinKeys;

    @Inject
    Caller caller;

    @GET
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "List join keys", answer = JoinKeyResponse.class, list = true)
    public ListResponse<JoinKeyResponse> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return ListResponse.of(joinKeys.list(caller.actor(), Paging.of(limit, after)), JoinKeyResponse::of);
    }

    @POST
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "Make a join key; it is in this answer only", answer = JoinKeyResponse.class, status = 201)
    public Response create(JoinKeyRequest request) {
        return Response.status(201)
                .entity(JoinKeyResponse.of(joinKeys.mint(caller.actor(), request.wanted())))
                .build();
    }

    @GET
    @Path("/{id}")
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "Show a join key", answer = JoinKeyResponse.class, refuses = "join_key_not_found")
    public JoinKeyResponse get(@PathParam("id") String id) {
        return JoinKeyResponse.of(joinKeys.get(caller.actor(), id));
    }

    @DELETE
    @Path("/{id}")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Take an unused join key back",
            answer = JoinKeyResponse.class,
            refuses = {"join_key_not_found", "join_key_not_active"})
    public JoinKeyResponse revoke(@PathParam("id") String id) {
        return JoinKeyResponse.of(joinKeys.revoke(caller.actor(), id));
    }
}
