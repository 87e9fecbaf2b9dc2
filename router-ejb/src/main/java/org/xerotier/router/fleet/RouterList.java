package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.router.mesh.MeshConfig;
import org.xerotier.router.security.RouterKeys;

/** The routers an agent is told to keep a session with. */
@ApplicationScoped
class RouterList {

    @Inject
    MeshConfig mesh;

    @Inject
    RouterKeys keys;

    List<RouterContact> contacts() {
        return List.of(new RouterContact(
                "router", mesh.address(), keys.curve().publicKey().hex()));
    }
}
