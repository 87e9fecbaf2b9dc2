package org.xerotier.router.web.access;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.xerotier.router.people.SystemRole;
import org.xerotier.router.security.AuthenticatedCaller;
import org.xerotier.router.security.CallerOnRequest;
import org.xerotier.router.security.ScopeGuard;

/** The gate of one operation outside projects: a valid credential, whose person has a role that allows it. */
@Priority(Priorities.AUTHORIZATION)
final class SystemFilter implements ContainerRequestFilter {

    private final HttpServletRequest request;
    private final SystemRole[] roles;

    SystemFilter(HttpServletRequest request, SystemRole... roles) {
        this.request = request;
        this.roles = roles.clone();
    }

    @Override
    public void filter(ContainerRequestContext context) {
        admit();
    }

    void admit() {
        AuthenticatedCaller caller =
                CallerOnRequest.caller(request).orElseThrow(() -> CallerOnRequest.refusal(request));
        if (roles.length > 0 && Arrays.stream(roles).noneMatch(role -> role == caller.systemRole())) {
            throw ScopeGuard.systemRoleMissing(
                    Arrays.stream(roles).map(SystemRole::text).collect(Collectors.joining(" or ")));
        }
    }
}
