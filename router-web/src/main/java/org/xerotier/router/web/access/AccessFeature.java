package org.xerotier.router.web.access;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;

/** Puts a gate before every resource method. A method that says nothing about access stops the application. */
public final class AccessFeature implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        if (method.isAnnotationPresent(Open.class)) {
            return;
        }
        Requires required = method.getAnnotation(Requires.class);
        if (required == null) {
            throw new IllegalStateException(method + " says neither @Requires nor @Open; it would be open by mistake");
        }
        context.register(new AccessFilter(required.value()));
    }
}
