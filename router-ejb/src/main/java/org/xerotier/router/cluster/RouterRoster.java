package org.xerotier.router.cluster;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.Readiness;
import org.xerotier.router.kernel.RouterId;
import org.xerotier.router.mesh.MeshConfig;
import org.xerotier.router.security.RouterKeys;

/**
 * The routers as of this one's last heartbeat. While the database cannot be reached it stays as it was: that everybody
 * is silent then says nothing about any of them.
 */
@ApplicationScoped
public class RouterRoster {

    @Inject
    MeshConfig mesh;

    @Inject
    RouterKeys keys;

    @Inject
    ClusterConfig config;

    @Inject
    Readiness readiness;

    @Inject
    Ids ids;

    private volatile List<RouterView> known = List.of();
    private RouterId self;

    @PostConstruct
    void name() {
        self = RouterId.next(ids);
    }

    /** This process. */
    public RouterId self() {
        return self;
    }

    /** Silence after which a router counts as dead. */
    public Duration timeout() {
        return config.timeout();
    }

    /** Whether no other router lives. */
    public boolean isAlone() {
        return known.stream()
                .noneMatch(router -> router.isAlive() && !router.id().equals(self));
    }

    /** Whom agents should keep a session with: this router, those that live, and those that may be restarting. */
    public List<RouterContact> contacts() {
        List<RouterContact> contacts = new ArrayList<>();
        contacts.add(new RouterContact(
                self.value(), mesh.address(), keys.curve().publicKey().hex()));
        known.stream()
                .filter(router ->
                        !router.id().equals(self) && !router.meshAddress().equals(mesh.address()))
                .filter(router -> router.silence().compareTo(ClusterConfig.TOLD_FOR) < 0)
                .limit(RouterContact.MAX_ROUTERS - 1L)
                .map(router -> new RouterContact(router.id().value(), router.meshAddress(), router.curveKey()))
                .forEach(contacts::add);
        contacts.sort(Comparator.comparing(RouterContact::id));
        return List.copyOf(contacts);
    }

    Announcement announcement() {
        return new Announcement(self, mesh.address(), keys.curve().publicKey().hex(), readiness.version());
    }

    /** Takes over a reading; the routers that lived before it and do no more. */
    Set<String> take(List<RouterView> reading) {
        Set<String> gone = new TreeSet<>(alive(known));
        gone.removeAll(alive(reading));
        gone.remove(self.value());
        known = List.copyOf(reading);
        return gone;
    }

    private static Set<String> alive(List<RouterView> routers) {
        Set<String> alive = new TreeSet<>();
        routers.stream()
                .filter(RouterView::isAlive)
                .forEach(router -> alive.add(router.id().value()));
        return alive;
    }
}
