package org.xerotier.router.web.grants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.grant.GrantError;
import org.xerotier.router.grant.GrantFilter;
import org.xerotier.router.grant.GrantQueries;
import org.xerotier.router.grant.GrantService;
import org.xerotier.router.grant.GrantStatus;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.http.Query;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.names.NameBook;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.page.Paging;
import org.xerotier.router.workspace.WorkspaceService;

/** Standing consent. */
@ApplicationScoped
@Path("/{project_id}/v1/exec")
@Produces({Media.JSON, Media.PROBLEM})
public class GrantsResource {

    @Inject
    GrantQueries grants;

    @Inject
    GrantService service;

    @Inject
    WorkspaceService workspaces;

    @Inject
    NameBook names;

    @Inject
    Caller caller;

    @GET
    @Path("/grants")
    @Requires({Scope.EXECUTION, Scope.APPROVE, Scope.MANAGEMENT})
    @Operation(value = "List grants", answer = GrantResponse.class, list = true, refuses = "workspace_not_found")
    public ListResponse<GrantResponse> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("workspace") @Nullable String workspace,
            @QueryParam("tool") @Nullable String tool,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Actor actor = caller.actor();
        GrantFilter filter = new GrantFilter(
                Query.constant("status", GrantStatus.class, status),
                workspace == null
                        ? null
                        : workspaces.get(caller.project(), workspace).id(),
                tool);
        var known = names.open(actor);
        return ListResponse.of(
                grants.list(actor, filter, Paging.of(limit, after)), grant -> GrantResponse.of(grant, null, known));
    }

    @GET
    @Path("/grants/{id}")
    @Requires({Scope.EXECUTION, Scope.APPROVE, Scope.MANAGEMENT})
    @Operation(value = "Show a grant and its newest uses", answer = GrantResponse.class, refuses = "grant_not_found")
    public GrantResponse get(@PathParam("id") String id) {
        Actor actor = caller.actor();
        GrantId grant = grantId(id);
        return GrantResponse.of(grants.get(actor, grant), grants.uses(actor, grant), names.open(actor));
    }

    @DELETE
    @Path("/grants/{id}")
    @Requires({Scope.APPROVE, Scope.MANAGEMENT})
    @Operation(
            value = "Revoke a grant",
            answer = GrantResponse.class,
            refuses = {"grant_not_found", "grant_not_open", "grant_not_permitted"})
    public GrantResponse revoke(@PathParam("id") String id) {
        Actor actor = caller.actor();
        return GrantResponse.of(service.revoke(actor, grantId(id), null), null, names.open(actor));
    }

    private static GrantId grantId(String text) {
        if (!GrantId.matches(text)) {
            throw GrantError.GRANT_NOT_FOUND.because(
                    "There is no such grant in this project; list them to find its id.");
        }
        return new GrantId(text);
    }
}
