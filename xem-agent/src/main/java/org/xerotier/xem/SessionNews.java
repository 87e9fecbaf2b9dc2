package org.xerotier.xem;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.xem.mesh.Loss;
import org.xerotier.xem.mesh.SessionListener;

/** Tells the log and, where a router's reason asks for it, the token's keeper. */
final class SessionNews implements SessionListener {

    private static final Logger LOG = System.getLogger("xem");

    private final TokenRefresher refresher;

    SessionNews(TokenRefresher refresher) {
        this.refresher = refresher;
    }

    @Override
    public void established(RouterContact router, long leaseMillis) {
        LOG.log(Level.INFO, "The session with router {0} stands; the lease is {1} ms.", name(router), leaseMillis);
    }

    @Override
    public void lost(RouterContact router, Loss loss, long retryMillis) {
        LOG.log(
                loss == Loss.KEY_CHANGED ? Level.INFO : Level.WARNING,
                "No session with router {0}: {1} ({2}); again in {3} ms.",
                name(router),
                loss.words(),
                loss.name().toLowerCase(java.util.Locale.ROOT),
                retryMillis);
    }

    @Override
    public void refused(RouterContact router, String code, String message) {
        LOG.log(Level.WARNING, "Router {0} refused the session: {1}: {2}", name(router), code, message);
        if (code.startsWith("agent_")) {
            refresher.refreshNow();
        }
    }

    @Override
    public void forgotten(RouterContact router) {
        LOG.log(Level.INFO, "Router {0} is on no router''s list any more and is not tried again.", name(router));
    }

    /** A deaf agent is worse than none: its supervisor starts another, and running tools end with this one. */
    @Override
    public void died(Throwable fault) {
        LOG.log(Level.ERROR, "The agent cannot go on and ends at once.", fault);
        Runtime.getRuntime().halt(ExitCode.FAILURE.number);
    }

    private static String name(RouterContact router) {
        return router.id() + " at " + router.address();
    }
}
