package org.xerotier.router.web.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Locale;
import java.util.Set;
import org.xerotier.router.kernel.KernelError;

/** Refuses credentials in the URL, where logs and referrers would keep them, and methods nobody here answers. */
@PreMatching
public final class UrlGuard implements ContainerRequestFilter {

    private static final Set<String> CREDENTIALS =
            Set.of("token", "access_token", "api_key", "apikey", "key", "authorization", "bearer", "secret");

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");

    @Override
    public void filter(ContainerRequestContext request) {
        if (!METHODS.contains(request.getMethod())) {
            throw KernelError.METHOD_NOT_ALLOWED.because(
                    "No route answers this method; see /openapi for those there are.");
        }
        for (String name : request.getUriInfo().getQueryParameters().keySet()) {
            if (CREDENTIALS.contains(name.toLowerCase(Locale.ROOT))) {
                throw KernelError.CREDENTIALS_IN_URL.because(
                        "Credentials do not belong into a URL; send them as 'Authorization: Bearer ...', and revoke what"
                                + " was sent.",
                        name);
            }
        }
    }
}
