package org.xerotier.mesh.frame;

import java.util.List;

/**
 * The agent's heartbeat.
 *
 * @param sequence counts renewals of this connection from 1
 * @param draining the agent takes no new work and will leave when its running work has ended
 * @param impairment as in {@link Hello}
 * @param running executions running now
 */
public record LeaseRenewal(
        long sequence,
        String manifestHash,
        long manifestVersion,
        boolean draining,
        int running,
        int capacity,
        String impairment,
        List<InFlight> inFlight)
        implements Frame {

    public LeaseRenewal {
        Bounds.range("sequence", sequence, 1, Long.MAX_VALUE);
        Bounds.text("manifest_hash", manifestHash, 64, 64);
        Bounds.range("running", running, 0, Bounds.MAX_IN_FLIGHT);
        Bounds.range("capacity", capacity, 1, Bounds.MAX_IN_FLIGHT);
        Bounds.text("impairment", impairment, 0, Bounds.MAX_NAME);
        Bounds.size("in_flight", inFlight.size(), Bounds.MAX_IN_FLIGHT);
        inFlight = List.copyOf(inFlight);
    }

    @Override
    public FrameType type() {
        return FrameType.LEASE_RENEWAL;
    }
}
