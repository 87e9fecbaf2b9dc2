package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ticker;

/**
 * Finds agents that fell silent: those this router had a session with, by its own ticker, and those whose router is gone,
 * by the database. The second kind is judged only after this router has been up long enough for the living to come back.
 */
@ApplicationScoped
class LeaseSweep {

    private static final int ORPHANS_PER_ROUND = 200;

    @Inject
    AgentLifeService life;

    @Inject
    ConnectedAgents connected;

    @Inject
    FleetConfig config;

    @Inject
    Ticker ticker;

    @Inject
    FleetLog log;

    @Inject
    Event<AgentLost> lost;

    private long startedAt;
    private long writtenAt;

    void begin() {
        startedAt = ticker.nanos();
        writtenAt = startedAt;
    }

    /** Ends lapsed sessions. Called about every second. */
    void endLapsed() {
        for (SessionView session : connected.endLapsed()) {
            try {
                lose(session.agent(), session.silence());
            } catch (RuntimeException fault) {
                // The others have lapsed as well; this one is found again as an orphan.
                log.sweepFailed(fault);
            }
        }
    }

    /** Writes down who was heard, as often as needed. Whoever was given up meanwhile has to say hello. */
    void writeSeen() {
        long now = ticker.nanos();
        if (now - writtenAt < config.writeSeenEvery().toNanos()) {
            return;
        }
        for (AgentId lost : life.seen(connected.views())) {
            // Another router gave it up while this one was not heard; its next renewal is answered with a wish for a
            // hello.
            connected.remove(lost);
        }
        writtenAt = now;
    }

    /** Finds agents no router speaks to any more. */
    void loseOrphans() {
        Duration orphanedAfter = config.orphanedAfter();
        if (ticker.nanos() - startedAt < orphanedAfter.toNanos()) {
            return;
        }
        for (AgentId agent : life.silentFor(orphanedAfter, ORPHANS_PER_ROUND)) {
            if (connected.view(agent).isEmpty()) {
                lose(agent, orphanedAfter);
            }
        }
    }

    private void lose(AgentId agent, Duration silence) {
        if (life.lose(agent, silence)) {
            log.leaseLost(agent);
            lost.fire(new AgentLost(agent, AgentLost.Reason.LEASE_LAPSED));
        }
    }
}
