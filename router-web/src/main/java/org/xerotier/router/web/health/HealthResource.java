package org.xerotier.router.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.xerotier.router.kernel.HealthCheck;
import org.xerotier.router.kernel.Readiness;
import org.xerotier.router.web.access.Open;
import org.xerotier.router.web.openapi.Operation;

/** For whoever starts, watches and balances routers. Says up or down, never why: that is in the log. */
@ApplicationScoped
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

    @Inject
    @Any
    Instance<HealthCheck> checks;

    @Inject
    Readiness readiness;

    @GET
    @Path("/live")
    @Open("a supervisor has no key; the answer says nothing but that the process answers")
    @Operation(value = "Whether the router's process answers", answer = HealthResponse.class)
    public Response live() {
        return answer(List.of(HealthResponse.Check.of("http", true)));
    }

    @GET
    @Path("/ready")
    @Open("a load balancer has no key; the answer names parts and says up or down")
    @Operation(
            value = "Whether the router has started and its database and mesh work",
            answer = HealthResponse.class,
            status = {200, 503})
    public Response ready() {
        List<HealthResponse.Check> found = new ArrayList<>();
        checks.forEach(check -> found.add(HealthResponse.Check.of(check.name(), check.isUp())));
        found.sort(Comparator.comparing(HealthResponse.Check::name));
        found.add(0, HealthResponse.Check.of("startup", readiness.since().isPresent()));
        return answer(found);
    }

    private static Response answer(List<HealthResponse.Check> found) {
        HealthResponse body = HealthResponse.of(found);
        return Response.status(body.isUp() ? 200 : 503).entity(body).build();
    }
}
