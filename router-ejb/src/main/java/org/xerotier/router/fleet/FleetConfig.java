package org.xerotier.router.fleet;

import java.time.Duration;
import java.util.List;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/**
 * How long an agent may be silent.
 *
 * @param heartbeatTimeout silence after which an agent is stale; the longest lease
 * @param helloLimit agents greeted at once
 */
public record FleetConfig(Duration heartbeatTimeout, int helloLimit) {

    public FleetConfig(Duration heartbeatTimeout) {
        this(heartbeatTimeout, 8);
    }

    private static final Setting<Integer> HELLO_LIMIT = Setting.number(
            "xerotier.router.max-hellos",
            8,
            1,
            256,
            "Agents greeted at once; others are told to come back in a moment, first those without work in flight.");

    private static final Setting<Duration> HEARTBEAT_TIMEOUT = Setting.millis(
            "xerotier.router.heartbeat-timeout-ms",
            30_000,
            300,
            3_600_000,
            "Silence after which an agent counts as stale and gets no work.");

    private static final int RENEWALS_PER_LEASE = 3;
    private static final Duration LONGEST_UNWRITTEN = Duration.ofSeconds(30);

    static final List<Setting<?>> SETTINGS = List.of(HEARTBEAT_TIMEOUT, HELLO_LIMIT);

    static FleetConfig from(Settings settings) {
        return new FleetConfig(settings.read(HEARTBEAT_TIMEOUT), settings.read(HELLO_LIMIT));
    }

    /** How often agents are asked to renew. */
    public Duration renewalInterval() {
        return heartbeatTimeout.dividedBy(RENEWALS_PER_LEASE);
    }

    /** The lease of an agent that renews at this interval. */
    Duration lease(Duration interval) {
        Duration wished = interval.multipliedBy(RENEWALS_PER_LEASE);
        return wished.compareTo(heartbeatTimeout) < 0 ? wished : heartbeatTimeout;
    }

    /** How old "last seen" in the database may get: less than a timeout, so that routers can tell each other. */
    Duration writeSeenEvery() {
        Duration half = heartbeatTimeout.dividedBy(2);
        return half.compareTo(LONGEST_UNWRITTEN) < 0 ? half : LONGEST_UNWRITTEN;
    }

    /** Silence in the database after which nobody can have the agent any more. */
    Duration orphanedAfter() {
        return heartbeatTimeout.plus(writeSeenEvery());
    }
}
