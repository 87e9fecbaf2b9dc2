package org.xerotier.mesh.frame;

import java.util.List;

/**
 * First frame of an agent on a new connection; until it is answered the agent gets no work.
 *
 * @param agentId as given at enrolment; must belong to the CURVE key of the connection
 * @param token the agent's signed token
 * @param bootId changes with every start of the agent process: work of another boot that is not in flight is gone
 * @param ledgerId of the agent's record of what it has taken on; another one than before means that record was lost
 * @param impairment empty, or the code of what keeps the agent from taking work, such as {@code agent_storage}
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
        String ledgerId,
        String agentVersion,
        int capacity,
        int minVersion,
        int maxVersion,
        String manifestHash,
        long manifestVersion,
        long leaseRenewalIntervalMillis,
        String impairment,
        List<InFlight> inFlight)
        implements Frame {

    public Hello {
        Bounds.id("agent_id", agentId);
        Bounds.text("token", token, 1, 4096);
        Bounds.id("boot_id", bootId);
        Bounds.id("ledger_id", ledgerId);
        Bounds.text("agent_version", agentVersion, 1, 64);
        Bounds.range("capacity", capacity, 1, Bounds.MAX_IN_FLIGHT);
        Bounds.text("manifest_hash", manifestHash, 64, 64);
        Bounds.range("lease_renewal_interval_millis", leaseRenewalIntervalMillis, 100, 3_600_000);
        Bounds.text("impairment", impairment, 0, Bounds.MAX_NAME);
        Bounds.size("in_flight", inFlight.size(), Bounds.MAX_IN_FLIGHT);
        inFlight = List.copyOf(inFlight);
    }

    @Override
    public FrameType type() {
        return FrameType.HELLO;
    }
}
