package org.xerotier.router.web.management;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Map;
import org.xerotier.router.cluster.RouterRoster;
import org.xerotier.router.cluster.RouterService;
import org.xerotier.router.fleet.FleetService;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.RouterId;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;

/** The routers that share this one's database, as a project's fleet sees them. */
@ApplicationScoped
@Path("/{project_id}/v1/management/routers")
@Produces({Media.JSON, Media.PROBLEM})
public class RoutersResource {

    @Inject
    RouterService routers;

    @Inject
    RouterRoster roster;

    @Inject
    FleetService fleet;

    @Inject
    Caller caller;

    @GET
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "List the routers of this database, the most alive first",
            answer = RouterResponse.class,
            list = true)
    public ListResponse<RouterResponse> list() {
        Map<RouterId, Long> sessions = fleet.sessions(caller.actor());
        return ListResponse.of(
                new Page<>(routers.list(), null),
                router -> RouterResponse.of(
                        router,
                        sessions.getOrDefault(router.id(), 0L),
                        router.id().equals(roster.self())));
    }
}
