package org.xerotier.router.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.StorageFault;

/**
 * The one mechanism, for keys and tokens alike: looks at every request of the EAR before anything else does. It says who calls or why nobody does, and leaves the
 * refusing to the filter behind it: routes without credentials exist, and an error of this class must not turn into an
 * open door, which is why everything is caught (ADR 0007).
 */
@ApplicationScoped
class BearerAuthenticationMechanism implements HttpAuthenticationMechanism {

    @Inject
    AuthenticationService authentication;

    @Inject
    Ids ids;

    @Inject
    SecureRandom random;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        RequestContext within =
                RequestContext.of(request.getHeader("X-Request-ID"), request.getHeader("traceparent"), ids, random);
        CallerOnRequest.leave(request, within);
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.isEmpty()) {
            return context.doNothing();
        }
        try {
            if (headers.size() > 1) {
                throw SecurityError.AUTHENTICATION_REQUIRED.because("Send exactly one Authorization header.");
            }
            AuthenticatedCaller caller = authentication.authenticate(
                    headers.get(0), PathProject.of(request), request.getRemoteAddr(), within);
            CallerOnRequest.leave(request, caller);
            return context.notifyContainerAboutLogin(
                    caller.actor().id(),
                    caller.actor().scopes().stream().map(Scope::text).collect(Collectors.toSet()));
        } catch (RouterException refused) {
            CallerOnRequest.leave(request, refused);
        } catch (Throwable broken) {
            SecurityLog.authenticationFailed(within.requestId(), broken);
            CallerOnRequest.leave(
                    request,
                    StorageFault.behind(broken) == StorageFault.UNAVAILABLE
                            ? StorageFault.UNAVAILABLE.refusal()
                            : KernelError.INTERNAL_ERROR.because(
                                    "The router could not check your credentials; try again."));
        }
        return context.doNothing();
    }
}
