package org.xerotier.router.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.security.CallerOnRequest;

/** The id and trace of a request: what authentication noted, or, where that did not run, noted here. */
@ApplicationScoped
public class RequestIds {

    private static final String NOTED = "org.xerotier.web.request";

    @Inject
    Ids ids;

    @Inject
    SecureRandom random;

    public RequestContext of(HttpServletRequest request) {
        return CallerOnRequest.context(request).orElseGet(() -> noted(request));
    }

    private RequestContext noted(HttpServletRequest request) {
        if (request.getAttribute(NOTED) instanceof RequestContext before) {
            return before;
        }
        RequestContext now =
                RequestContext.of(request.getHeader("X-Request-ID"), request.getHeader("traceparent"), ids, random);
        request.setAttribute(NOTED, now);
        return now;
    }
}
