package org.xerotier.router.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;

/**
 * Puts a gate before every resource method. A method of ours that says nothing about access stops the application; what
 * the JAX-RS runtime adds by itself, such as answers to OPTIONS, is shut.
 */
public final class AccessFeature implements DynamicFeature {

    private static final String OURS = "org.xerotier.";

    /** Stands for whatever request is being answered. Filters made here are not injected into, so they get it from us. */
    @Context
    HttpServletRequest request;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        if (method.isAnnotationPresent(Open.class)) {
            return;
        }
        if (!resource.getResourceClass().getName().startsWith(OURS)) {
            context.register(new ShutFilter());
            return;
        }
        Requires required = method.getAnnotation(Requires.class);
        RequiresSystem system = method.getAnnotation(RequiresSystem.class);
        if ((required == null) == (system == null)) {
            throw new IllegalStateException(method
                    + " says not exactly one of @Requires, @RequiresSystem and @Open; it would be open by mistake");
        }
        context.register(
                system == null
                        ? new AccessFilter(request, required.value())
                        : new SystemFilter(request, system.value()));
    }
}
