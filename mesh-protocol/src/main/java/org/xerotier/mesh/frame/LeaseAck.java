package org.xerotier.mesh.frame;

import java.util.List;

/**
 * The router's answer to {@link LeaseRenewal}.
 *
 * @param sequence of the renewal answered
 * @param helloRequired the router does not know this session (it restarted, or the lease had lapsed): say hello again
 */
public record LeaseAck(
        long sequence,
        long leaseMillis,
        boolean helloRequired,
        boolean manifestRequired,
        List<RouterContact> routers,
        List<Reconcile> reconcile)
        implements Frame {

    public LeaseAck {
        Bounds.size("routers", routers.size(), RouterContact.MAX_ROUTERS);
        Bounds.size("reconcile", reconcile.size(), Bounds.MAX_IN_FLIGHT);
        routers = List.copyOf(routers);
        reconcile = List.copyOf(reconcile);
    }

    @Override
    public FrameType type() {
        return FrameType.LEASE_ACK;
    }
}
