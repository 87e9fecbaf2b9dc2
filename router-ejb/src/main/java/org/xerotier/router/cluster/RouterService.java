package org.xerotier.router.cluster;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.router.kernel.InstantConverter;
import org.xerotier.router.kernel.RouterId;

/** The list of routers in the database. */
@Stateless
public class RouterService {

    @Inject
    RouterRepository rows;

    @Inject
    ClusterConfig config;

    /** Writes this router down as alive and reads who else is; false if it had been taken off the list meanwhile. */
    public Beaten beat(Announcement self) {
        boolean wasListed = rows.beat(self.id());
        if (!wasListed) {
            rows.announce(self);
        }
        return new Beaten(wasListed, list());
    }

    /** Takes a router off that ends in good order. */
    public void leave(RouterId id) {
        rows.remove(id);
    }

    /** Forgets routers that have been dead for long. */
    public void forget() {
        rows.forget(ClusterConfig.KEPT_FOR);
    }

    /** All routers on the list, the most alive first. */
    public List<RouterView> list() {
        return rows.list(RouterContact.MAX_ROUTERS).stream().map(this::view).toList();
    }

    private RouterView view(Object[] row) {
        Duration silence = Duration.ofMillis(Math.max(0, ((Number) row[6]).longValue()));
        return new RouterView(
                new RouterId((String) row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                InstantConverter.ofColumn(row[4]),
                InstantConverter.ofColumn(row[5]),
                silence,
                silence.compareTo(config.timeout()) < 0);
    }

    /** What a heartbeat found. */
    public record Beaten(boolean wasListed, List<RouterView> routers) {}
}
