package org.xerotier.router.web.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.notify.WebhookService;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.page.Paging;

/** Addresses outside that are told of events. */
@ApplicationScoped
@Path("/{project_id}/v1/webhooks")
@Produces({Media.JSON, Media.PROBLEM})
public class WebhooksResource {

    @Inject
    WebhookService webhooks;

    @Inject
    Caller caller;

    @GET
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "List webhooks", answer = WebhookResponse.class, list = true)
    public ListResponse<WebhookResponse> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return ListResponse.of(webhooks.list(caller.actor(), Paging.of(limit, after)), WebhookResponse::of);
    }

    @POST
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Make a webhook; its secret is in this answer only",
            answer = WebhookResponse.class,
            status = 201,
            refuses = {"webhook_url_refused", "webhook_limit_reached"})
    public Response create(WebhookRequest request) {
        return Response.status(201)
                .entity(WebhookResponse.of(webhooks.create(caller.actor(), request.wish())))
                .build();
    }

    @GET
    @Path("/{id}")
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "Show a webhook", answer = WebhookResponse.class, refuses = "webhook_not_found")
    public WebhookResponse get(@PathParam("id") String id) {
        return WebhookResponse.of(webhooks.get(caller.actor(), id));
    }

    @PUT
    @Path("/{id}")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Change a webhook; what is left out stays as it is",
            answer = WebhookResponse.class,
            refuses = {"webhook_not_found", "webhook_url_refused"})
    public WebhookResponse change(@PathParam("id") String id, WebhookRequest request) {
        return WebhookResponse.of(webhooks.change(caller.actor(), id, request.wish()));
    }

    @DELETE
    @Path("/{id}")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Delete a webhook and its deliveries",
            answer = WebhookResponse.class,
            refuses = "webhook_not_found")
    public WebhookResponse delete(@PathParam("id") String id) {
        return WebhookResponse.of(webhooks.delete(caller.actor(), id));
    }

    @POST
    @Path("/{id}/rotate-secret")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Give a webhook a new secret; it is in this answer only, and the old one signs as well for a while",
            answer = WebhookResponse.class,
            refuses = "webhook_not_found")
    public WebhookResponse rotate(@PathParam("id") String id) {
        return WebhookResponse.of(webhooks.rotate(caller.actor(), id));
    }

    @POST
    @Path("/{id}/test")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "Send a try-out to a webhook, up to ten an hour",
            answer = DeliveryResponse.class,
            status = 202,
            refuses = {"webhook_not_found", "webhook_test_limit_reached"})
    public Response test(@PathParam("id") String id) {
        return Response.status(202)
                .entity(DeliveryResponse.of(webhooks.test(caller.actor(), id)))
                .build();
    }

    @GET
    @Path("/{id}/deliveries")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "List how events fared on their way to a webhook",
            answer = DeliveryResponse.class,
            list = true,
            refuses = "webhook_not_found")
    public ListResponse<DeliveryResponse> deliveries(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return ListResponse.of(webhooks.deliveries(caller.actor(), id, Paging.of(limit, after)), DeliveryResponse::of);
    }
}
