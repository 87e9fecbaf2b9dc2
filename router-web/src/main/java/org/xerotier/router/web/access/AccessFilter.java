package org.xerotier.router.web.access;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.project.ProjectService;
import org.xerotier.router.security.AuthenticatedCaller;
import org.xerotier.router.security.CallerOnRequest;
import org.xerotier.router.security.ScopeGuard;

/** The first gate of one operation: a valid key, of the project in the path, with a scope that allows it. */
@Priority(Priorities.AUTHORIZATION)
final class AccessFilter implements ContainerRequestFilter {

    static final String PROJECT = "project_id";

    private final Scope[] scopes;

    @Context
    HttpServletRequest request;

    AccessFilter(Scope... scopes) {
        this.scopes = scopes.clone();
    }

    @Override
    public void filter(ContainerRequestContext context) {
        admit(request, context.getUriInfo().getPathParameters().getFirst(PROJECT));
    }

    /** A project that is not the caller's is answered as one that does not exist, before scopes are looked at. */
    void admit(HttpServletRequest asking, @Nullable String project) {
        AuthenticatedCaller caller = CallerOnRequest.caller(asking).orElseThrow(() -> CallerOnRequest.refusal(asking));
        if (project == null || !caller.belongsTo(project)) {
            throw ProjectService.notFound();
        }
        if (scopes.length > 0) {
            ScopeGuard.requireAny(caller.actor(), scopes);
        }
    }
}
