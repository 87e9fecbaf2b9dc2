package org.xerotier.router.mesh;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ticker;

/** How often an agent's own words reach the log: once in ten seconds for each agent; the others are counted. */
@ApplicationScoped
class HearsayLimit {

    private static final long QUIET = Duration.ofSeconds(10).toNanos();

    @Inject
    Ticker ticker;

    private final Map<AgentId, Silence> silences = new HashMap<>();

    /** @return how many were left out since the last line of this agent, or empty: this one is left out as well */
    synchronized OptionalLong turn(AgentId agent) {
        long now = ticker.nanos();
        Silence silence = silences.get(agent);
        if (silence != null && silence.until - now > 0) {
            silence.skipped++;
            return OptionalLong.empty();
        }
        // Agents that fell quiet by themselves; whoever was cut short is kept until its next line says so.
        silences.values().removeIf(other -> other.until - now <= 0 && other.skipped == 0);
        silences.put(agent, new Silence(now + QUIET));
        return OptionalLong.of(silence == null ? 0 : silence.skipped);
    }

    private static final class Silence {
        final long until;
        long skipped;

        Silence(long until) {
            this.until = until;
        }
    }
}
