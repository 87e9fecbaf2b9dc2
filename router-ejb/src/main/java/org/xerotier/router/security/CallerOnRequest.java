package org.xerotier.router.security;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.RouterException;

/**
 * What the authentication mechanism leaves on a request for the filters behind it. The mechanism itself refuses nobody:
 * routes without credentials exist. A filter that denies by default asks {@link #caller} and throws {@link #refusal}.
 */
public final class CallerOnRequest {

    private static final String CONTEXT = "org.xerotier.request";
    private static final String CALLER = "org.xerotier.caller";
    private static final String REFUSAL = "org.xerotier.refusal";

    private CallerOnRequest() {}

    /** The request's id and trace; empty only where the mechanism did not run. */
    public static Optional<RequestContext> context(ServletRequest request) {
        return Optional.ofNullable((RequestContext) request.getAttribute(CONTEXT));
    }

    /** Who the request was let in as, if anybody. */
    public static Optional<AuthenticatedCaller> caller(ServletRequest request) {
        return Optional.ofNullable((AuthenticatedCaller) request.getAttribute(CALLER));
    }

    /** Why nobody was let in. */
    public static RouterException refusal(ServletRequest request) {
        return request.getAttribute(REFUSAL) instanceof RouterException refusal
                ? refusal
                : SecurityError.AUTHENTICATION_REQUIRED.because(
                        "Send 'Authorization: Bearer ...' with an API key of this project or the token you signed in for.");
    }

    static void leave(ServletRequest request, RequestContext context) {
        request.setAttribute(CONTEXT, context);
    }

    static void leave(ServletRequest request, AuthenticatedCaller caller) {
        request.setAttribute(CALLER, caller);
    }

    static void leave(ServletRequest request, RouterException refusal) {
        request.setAttribute(REFUSAL, refusal);
    }
}
