package org.xerotier.router.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.xerotier.router.kernel.RouterId;

/** Says that this router lives, and learns which others do. */
@ApplicationScoped
class Heartbeat {

    @Inject
    RouterService routers;

    @Inject
    RouterRoster roster;

    @Inject
    Event<RouterLost> lost;

    private boolean isAnnounced;

    /** One beat. Called by one thread at a time. */
    synchronized void beat() {
        RouterService.Beaten beaten = routers.beat(roster.announcement());
        if (!beaten.wasListed() && isAnnounced) {
            ClusterLog.replaced(roster.self(), roster.announcement().meshAddress());
        }
        isAnnounced = true;
        for (String gone : roster.take(beaten.routers())) {
            RouterId router = new RouterId(gone);
            ClusterLog.lost(router);
            lost.fire(new RouterLost(router));
        }
    }

    synchronized void end() {
        routers.leave(roster.self());
    }
}
