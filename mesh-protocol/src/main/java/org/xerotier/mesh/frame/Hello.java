package org.xerotier.mesh.frame;

import java.util.List;

/**
 * First frame of an agent on a new connection; until it is answered the agent gets no work.
 *
 * @param agentId as given at enrolment; must belong to the CURVE key of the connection
 * @param token the agent's signed token
 * @param bootId changes with every start of the agent process: work of another boot that is not in flight is gone
 * @param capacity most executions the agent runs at once
 * @param minVersion lowest protocol version the agent speaks
 * @param maxVersion highest protocol version the agent speaks
 * @param manifestHash SHA-256 (64 hex) of the agent's canonical capability manifest
 * @param leaseRenewalIntervalMillis how often the agent will renew; the lease is three times that
 */
public record Hello(
        String agentId,
        String token,
        String bootId,
        String agentVersion,
        int capacity,
        int minVersion,
        int maxVersion,
        String manifestHash,
        long manifestVersion,
        long leaseRenewalIntervalMillis,
        List<InFlight> inFlight)
        implements Frame {

    public Hello {
        Bounds.id("agent_id", agentId);
        Bounds.text("token", token, 1, 4096);
        Bounds.id("boot_id", bootId);
        Bounds.text("agent_version", agentVersion, 1, 64);
        Bounds.range("capacity", capacity, 1, Bounds.MAX_IN_FLIGHT);
        Bounds.text("manifest_hash", manifestHash, 64, 64);
        Bounds.range("lease_renewal_interval_millis", leaseRenewalIntervalMillis, 100, 3_600_000);
        Bounds.size("in_flight", inFlight.size(), Bounds.MAX_IN_FLIGHT);
        inFlight = List.copyOf(inFlight);
    }

    @Override
    public FrameType type() {
        return FrameType.HELLO;
    }
}
