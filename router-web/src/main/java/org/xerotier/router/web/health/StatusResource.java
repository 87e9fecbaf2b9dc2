package org.xerotier.router.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import org.xerotier.router.audit.AuditStatusQueries;
import org.xerotier.router.fleet.AgentState;
import org.xerotier.router.fleet.FleetService;
import org.xerotier.router.invocation.InvocationQueries;
import org.xerotier.router.invocation.InvocationStatus;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.Readiness;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.project.ProjectService;
import org.xerotier.router.security.ApiKeyService;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;

/** How the caller's project stands, and whom the router takes the caller for. */
@ApplicationScoped
@Path("/{project_id}/v1/status")
@Produces({Media.JSON, Media.PROBLEM})
public class StatusResource {

    @Inject
    Caller caller;

    @Inject
    ProjectService projects;

    @Inject
    FleetService fleet;

    @Inject
    InvocationQueries invocations;

    @Inject
    AuditStatusQueries audit;

    @Inject
    ApiKeyService keys;

    @Inject
    Readiness readiness;

    @GET
    @Requires
    @Operation(value = "The project, its agents and open invocations, and the key used", answer = StatusResponse.class)
    public StatusResponse status() {
        Actor actor = caller.actor();
        Map<InvocationStatus, Long> open = invocations.open(actor);
        return new StatusResponse(
                ProjectResponse.of(projects.get(caller.project())),
                new StatusResponse.Router(readiness.version(), readiness.since().orElse(null)),
                new StatusResponse.Agents(fleet.count(actor, AgentState.ACTIVE), fleet.count(actor, AgentState.STALE)),
                new StatusResponse.Invocations(
                        open.getOrDefault(InvocationStatus.QUEUED, 0L),
                        open.getOrDefault(InvocationStatus.DISPATCHED, 0L),
                        open.getOrDefault(InvocationStatus.RUNNING, 0L),
                        open.getOrDefault(InvocationStatus.PENDING_APPROVAL, 0L),
                        open.getOrDefault(InvocationStatus.AMBIGUOUS, 0L)),
                audit.of(actor),
                new StatusResponse.Key(actor.id(), actor.name(), scopes(actor)));
    }

    /** Of a key what it was made with, of a person what their role allows. */
    private List<String> scopes(Actor actor) {
        return actor.kind() == ActorKind.API_KEY
                ? keys.get(actor, actor.id()).scopes()
                : actor.scopes().stream().map(Scope::text).sorted().toList();
    }
}
