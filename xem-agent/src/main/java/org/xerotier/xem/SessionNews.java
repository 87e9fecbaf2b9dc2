package org.xerotier.xem;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.xem.doctor.MeshAnswer;
import org.xerotier.xem.doctor.MeshProbe;
import org.xerotier.xem.doctor.Remedies;
import org.xerotier.xem.keys.CurveKeyRing;
import org.xerotier.xem.mesh.Loss;
import org.xerotier.xem.mesh.SessionListener;
import org.xerotier.xem.status.AgentStatus;
import org.xerotier.xem.status.StatusBoard;
import org.xerotier.xem.time.Ticker;

/**
 * Tells the log and the status file and, where a router's reason asks for it, the token's keeper. A handshake that fails
 * is looked at more closely, now and then, so that the log names a wrong key for what it is.
 */
final class SessionNews implements SessionListener {

    private static final Logger LOG = System.getLogger("xem");
    private static final long LOOK_AGAIN_MILLIS = 60_000;

    private final Runnable renewToken;
    private final StatusBoard board;
    private final CurveKeyRing keys;
    private final MeshProbe probe;
    private final Executor aside;
    private final Ticker ticker;
    private final Map<String, Long> looked = new HashMap<>();

    /**
     * @param renewToken asks for another token soon
     * @param aside runs what takes time
     */
    SessionNews(
            Runnable renewToken, StatusBoard board, CurveKeyRing keys, MeshProbe probe, Executor aside, Ticker ticker) {
        this.renewToken = renewToken;
        this.board = board;
        this.keys = keys;
        this.probe = probe;
        this.aside = aside;
        this.ticker = ticker;
    }

    @Override
    public void established(RouterContact router, long leaseMillis) {
        looked.remove(router.address());
        board.up(router.id(), router.address());
        AgentStatus now = board.now();
        LOG.log(
                Level.INFO,
                "The session with router {0} stands; the lease is {1} ms. {2} of {3} sessions are up.",
                name(router),
                leaseMillis,
                now.sessionsUp(),
                now.sessionsTotal());
    }

    @Override
    public void lost(RouterContact router, Loss loss, long retryMillis) {
        String cause = loss.name().toLowerCase(Locale.ROOT);
        board.down(router.id(), router.address(), cause);
        AgentStatus now = board.now();
        LOG.log(
                loss.isOwnWish() ? Level.INFO : Level.WARNING,
                "No session with router {0}: {1} ({2}); again in {3} ms. {4} of {5} sessions are up.",
                name(router),
                loss.words(),
                cause,
                retryMillis,
                now.sessionsUp(),
                now.sessionsTotal());
        if (loss == Loss.HANDSHAKE_REFUSED) {
            lookCloser(router);
        }
    }

    private void lookCloser(RouterContact router) {
        long now = ticker.millis();
        Long before = looked.get(router.address());
        if (before == null || now - before >= LOOK_AGAIN_MILLIS) {
            looked.put(router.address(), now);
            CurveKeyPair own = keys.forConnecting(false);
            aside.execute(() -> tell(router, probe.look(router, own)));
        }
    }

    private void tell(RouterContact router, MeshAnswer answer) {
        if (answer != MeshAnswer.ADMITTED) {
            board.down(router.id(), router.address(), answer.cause());
            LOG.log(
                    Level.WARNING,
                    "Router {0}, looked at closer: {1}: {2}. What to do: {3}.",
                    name(router),
                    answer.cause(),
                    answer.words(),
                    answer.next());
        }
    }

    @Override
    public void refused(RouterContact router, String code, String message) {
        board.refused(router.id(), router.address(), code, message);
        LOG.log(
                Level.WARNING,
                "Router {0} refused the session: {1}: {2} What to do: {3}.",
                name(router),
                code,
                message,
                Remedies.of(code));
        // A contested name is for a person to settle; no other token would help.
        if (code.startsWith("agent_") && !code.equals("agent_conflict_pill")) {
            renewToken.run();
        }
    }

    @Override
    public void forgotten(RouterContact router) {
        board.forgotten(router.address());
        LOG.log(Level.INFO, "Router {0} is on no router''s list any more and is not tried again.", name(router));
    }

    @Override
    public void impaired(String code) {
        board.impaired(code);
        if (code.isEmpty()) {
            LOG.log(Level.INFO, "The agent can take work again.");
        } else {
            LOG.log(Level.ERROR, "The agent takes no work: {0}. What to do: {1}.", code, Remedies.of(code));
        }
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
