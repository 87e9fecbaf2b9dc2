package org.xerotier.router.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.people.SystemRole;
import org.xerotier.router.security.CallerOnRequest;
import org.xerotier.router.web.http.RequestIds;

/** Who calls, for resources. Asks the request each time, so it cannot answer for a request without a caller. */
@RequestScoped
public class Caller {

    @Inject
    HttpServletRequest request;

    @Inject
    RequestIds requests;

    public Actor actor() {
        return CallerOnRequest.caller(request)
                .orElseThrow(() -> CallerOnRequest.refusal(request))
                .actor();
    }

    /** Whether the caller may do everything on the router. */
    public boolean isAdmin() {
        return CallerOnRequest.caller(request)
                .filter(caller -> caller.systemRole() == SystemRole.ADMIN)
                .isPresent();
    }

    public ProjectId project() {
        return actor().requireProject();
    }

    public RequestContext context() {
        return requests.of(request);
    }

    /** The credentials as they were sent, to check again later that they still hold. */
    public String authorization() {
        return Optional.ofNullable(request.getHeader("Authorization")).orElse("");
    }

    /** Where the request came from, for the record. */
    public String address() {
        return request.getRemoteAddr();
    }
}
