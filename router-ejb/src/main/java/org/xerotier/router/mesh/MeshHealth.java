package org.xerotier.router.mesh;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.xerotier.router.kernel.HealthCheck;

/** The router can work if its mesh listens and the authenticator answers. */
@ApplicationScoped
class MeshHealth implements HealthCheck {

    @Inject
    MeshGate gate;

    @Override
    public String name() {
        return "mesh";
    }

    @Override
    public boolean isUp() {
        try {
            return gate.status().bound();
        } catch (RuntimeException unavailable) {
            return false;
        }
    }
}
