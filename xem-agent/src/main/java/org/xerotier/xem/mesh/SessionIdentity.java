package org.xerotier.xem.mesh;

/**
 * What the agent says about itself in every hello.
 *
 * @param bootId new with every start of the process
 * @param capacity most tools at once
 */
public record SessionIdentity(
        String agentId, String bootId, String agentVersion, int capacity, long leaseRenewalIntervalMillis) {}
