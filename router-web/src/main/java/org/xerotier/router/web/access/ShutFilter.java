package org.xerotier.router.web.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import org.xerotier.router.kernel.KernelError;

/** The gate of what nobody here has written. */
final class ShutFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext context) {
        throw KernelError.METHOD_NOT_ALLOWED.because("No route answers this method; see /openapi for those there are.");
    }
}
