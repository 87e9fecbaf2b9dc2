package org.xerotier.router.fleet;

import java.time.Duration;
import org.xerotier.router.kernel.AgentId;

/**
 * A look at an agent's session on this router.
 *
 * @param connected false while its connection is gone and its lease still runs
 * @param running invocations it has in hand
 * @param drifting it declared another manifest than the one on record
 * @param impairment what keeps it from taking work, as it says; empty if nothing does
 * @param silence since it was last heard
 * @param leaseLeft until it counts as stale; negative when it should already
 */
public record SessionView(
        AgentId agent,
        String bootId,
        boolean draining,
        boolean connected,
        int running,
        int capacity,
        boolean drifting,
        String impairment,
        Duration silence,
        Duration leaseLeft) {}
