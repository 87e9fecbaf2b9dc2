package org.xerotier.router.web.bootstrap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.project.ProjectSlug;
import org.xerotier.router.security.BootstrapService;
import org.xerotier.router.security.BootstrapView;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Open;
import org.xerotier.router.web.health.ProjectResponse;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.management.ApiKeyResponse;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.people.UserResponse;

/** Makes the first project, its key and the person behind it. */
@ApplicationScoped
@Path("/v1/bootstrap")
@Produces({Media.JSON, Media.PROBLEM})
public class BootstrapResource {

    @Inject
    BootstrapService bootstrap;

    @Inject
    Caller caller;

    @POST
    @Open("there is no key yet; the door checks the bootstrap token")
    @Operation(
            value = "Make the first project, its first key and the admin behind it, once",
            answer = BootstrapResponse.class,
            status = 201,
            headers = "Authorization",
            refuses = {"bootstrap_closed", "bootstrap_token_invalid", "password_unsuitable", "project_slug_invalid"})
    public Response open(@HeaderParam("Authorization") @Nullable String authorization, BootstrapRequest request) {
        BootstrapView made = bootstrap.bootstrap(
                authorization, new ProjectSlug(request.project().slug()), request.wanted(), caller.context());
        return Response.status(201)
                .entity(new BootstrapResponse(
                        ProjectResponse.of(made.project()),
                        ApiKeyResponse.of(made.apiKey()),
                        UserResponse.of(made.admin())))
                .build();
    }
}
