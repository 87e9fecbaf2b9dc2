package org.xerotier.mesh.frame;

import java.util.List;

/**
 * The router's answer to {@link Hello}.
 *
 * @param accepted false: {@code code} says why, and the agent may try again after backing off
 * @param code empty when accepted, else an error code such as {@code agent_revoked}
 * @param leaseMillis how long the router counts the agent as alive after each renewal
 * @param routerTimeMillis the router's wall clock, for the agent's log only
 * @param manifestRequired the router does not hold this manifest: send it in {@link ManifestPart} frames
 * @param retryAfterMillis when refused: come back no sooner; 0 leaves it to the agent
 * @param routers all routers the agent may hold a session with
 * @param reconcile what to do with invocations the agent reported as in flight
 */
public record HelloAck(
        boolean accepted,
        String code,
        String message,
        int version,
        long leaseMillis,
        long routerTimeMillis,
        boolean manifestRequired,
        long retryAfterMillis,
        List<RouterContact> routers,
        List<Reconcile> reconcile)
        implements Frame {

    public HelloAck {
        Bounds.text("code", code, 0, Bounds.MAX_NAME);
        Bounds.text("message", message, 0, Bounds.MAX_MESSAGE);
        Bounds.range("retry_after_millis", retryAfterMillis, 0, 3_600_000);
        Bounds.size("routers", routers.size(), RouterContact.MAX_ROUTERS);
        Bounds.size("reconcile", reconcile.size(), Bounds.MAX_IN_FLIGHT);
        routers = List.copyOf(routers);
        reconcile = List.copyOf(reconcile);
    }

    @Override
    public FrameType type() {
        return FrameType.HELLO_ACK;
    }
}
