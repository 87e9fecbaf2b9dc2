package org.xerotier.router.cluster;

import java.time.Duration;
import java.time.Instant;
import org.xerotier.router.kernel.RouterId;

/**
 * One router as the database knows it.
 *
 * @param curveKey public key of its mesh socket, 64 hex
 * @param silence since its last heartbeat, by the database's clock
 * @param isAlive whether that is less than a timeout
 */
public record RouterView(
        RouterId id,
        String meshAddress,
        String curveKey,
        String version,
        Instant startedAt,
        Instant heartbeatAt,
        Duration silence,
        boolean isAlive) {}
