package org.xerotier.router.cluster;

import java.time.Duration;
import java.util.List;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/**
 * How routers know each other.
 *
 * @param timeout silence after which a router counts as dead
 */
record ClusterConfig(Duration timeout) {

    /** How long after its last heartbeat agents are still told of a router: it may be restarting. */
    static final Duration TOLD_FOR = Duration.ofMinutes(1);

    /** How long a dead router stays on the list for people to see. */
    static final Duration KEPT_FOR = Duration.ofHours(24);

    private static final Setting<Duration> TIMEOUT = Setting.millis(
            "xerotier.router.timeout-ms",
            10_000,
            5_000,
            600_000,
            "Silence after which other routers of the same database count this one as dead; it writes a heartbeat every"
                    + " two seconds.");

    static final List<Setting<?>> SETTINGS = List.of(TIMEOUT);

    static ClusterConfig from(Settings settings) {
        return new ClusterConfig(settings.read(TIMEOUT));
    }
}
