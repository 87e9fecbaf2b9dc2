package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.router.cluster.RouterRoster;

/** The routers an agent is told to keep a session with. */
@ApplicationScoped
class RouterList {

    @Inject
    RouterRoster roster;

    List<RouterContact> contacts() {
        return roster.contacts();
    }
}
