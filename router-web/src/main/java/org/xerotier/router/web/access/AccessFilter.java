package org.xerotier.router.web.access;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
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

    private final HttpServletRequest request;
    private final Scope[] scopes;

    AccessFilter(HttpServletRequest request, Scope... scopes) {
        this.request = request;
        this.scopes = scopes.clone();
    }

    @Override
    public void filter(ContainerRequestContext context) {
        admit(context.getUriInfo().getPathParameters().getFirst(PROJECT));
    }

    /** A project that is not the caller's is answered as one that does not exist, before scopes are looked at. */
    void admit(@Nullable String project) {
        AuthenticatedCaller caller =
                CallerOnRequest.caller(request).orElseThrow(() -> CallerOnRequest.refusal(request));
        if (project == null || !caller.belongsTo(project)) {
            throw ProjectService.notFound();
        }
        if (scopes.length > 0) {
            ScopeGuard.requireAny(caller.actor(), scopes);
        }
    }
}
