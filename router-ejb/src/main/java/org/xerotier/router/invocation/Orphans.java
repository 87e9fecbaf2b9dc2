package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.fleet.ConnectedAgents;
import org.xerotier.router.kernel.Ticker;

/**
 * Sends again what was dispatched and does not begin: the router that committed the dispatch may have died before the
 * frame left, or has lost the agent. Whoever has a session with the agent does it, with the same frame under the same
 * epoch, so that it does not matter if two do.
 */
@ApplicationScoped
class Orphans {

    /** Longer than an agent needs to take up a call, much shorter than a lease. */
    static final Duration UNBEGUN_FOR = Duration.ofSeconds(4);

    /** An agent that was sent it, and has it, lists it in a renewal before this. */
    static final Duration NOT_AGAIN_FOR = Duration.ofSeconds(15);

    private static final int PAGE = 200;
    private static final int MAX_PAGES = 20;
    private static final int MAX_PER_LOOK = 200;
    private static final int MAX_REMEMBERED = 10_000;

    @Inject
    RecoveryService recovery;

    @Inject
    Departures departures;

    @Inject
    ConnectedAgents agents;

    @Inject
    Clock clock;

    @Inject
    Ticker ticker;

    private final Map<String, Long> repeated = new HashMap<>();

    /** One look, about every second. Called by one thread at a time. */
    synchronized void look() {
        long now = ticker.nanos();
        repeated.values().removeIf(at -> now - at >= NOT_AGAIN_FOR.toNanos());
        int most = Math.min(MAX_PER_LOOK, MAX_REMEMBERED - repeated.size());
        @Nullable Unbegun last = null;
        for (int page = 0; page < MAX_PAGES && most > 0; page++) {
            List<Unbegun> found = recovery.unbegun(clock.instant().minus(UNBEGUN_FOR), last, PAGE);
            for (Unbegun one : found) {
                last = one;
                if (most > 0 && isOurs(one)) {
                    most--;
                    repeated.put(one.invocation().value(), now);
                    recovery.repeat(one.agent(), one.invocation());
                }
            }
            if (found.size() < PAGE) {
                return;
            }
        }
    }

    /** The agent is here, does not list it, and nothing about it is under way to the agent from here. */
    private boolean isOurs(Unbegun one) {
        String id = one.invocation().value();
        return !repeated.containsKey(id) && !departures.isUnderWay(id) && agents.omits(one.agent(), one.invocation());
    }
}
