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
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.security.ApiKeyService;
import org.xerotier.router.security.CreateApiKey;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.page.Paging;

/** The keys of a project. */
@ApplicationScoped
@Path("/{project_id}/v1/management/api-keys")
@Produces({Media.JSON, Media.PROBLEM})
public class ApiKeysResource {

    @Inject
    ApiKeyService keys;

    @Inject
    Caller caller;

    @GET
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "List API keys", answer = ApiKeyResponse.class, list = true)
    public ListResponse<ApiKeyResponse> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return ListResponse.of(keys.list(caller.actor(), Paging.of(limit, after)), ApiKeyResponse::of);
    }

    @POST
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Make an API key; its secret is in this answer only",
            answer = ApiKeyResponse.class,
            status = 201)
    public Response create(ApiKeyRequest request) {
        CreateApiKey wanted = new CreateApiKey(request.name(), request.scopes(), request.expiresAt());
        return Response.status(201)
                .entity(ApiKeyResponse.of(keys.mint(caller.actor(), wanted)))
                .build();
    }

    @GET
    @Path("/{id}")
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "Show an API key", answer = ApiKeyResponse.class, refuses = "api_key_not_found")
    public ApiKeyResponse get(@PathParam("id") String id) {
        return ApiKeyResponse.of(keys.get(caller.actor(), id));
    }

    @DELETE
    @Path("/{id}")
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "Revoke an API key", answer = ApiKeyResponse.class, refuses = "api_key_not_found")
    public ApiKeyResponse revoke(@PathParam("id") String id) {
        return ApiKeyResponse.of(keys.revoke(caller.actor(), id));
    }
}
