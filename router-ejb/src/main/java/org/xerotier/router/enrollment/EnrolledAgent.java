package org.xerotier.router.enrollment;

import java.time.Instant;
import org.xerotier.router.fleet.AgentIdentity;
import org.xerotier.router.kernel.Secret;

/**
 * What an agent is told when it was enrolled or got a new token.
 *
 * @param created false if it had been enrolled before
 * @param meshAddress where to connect to, {@code tcp://host:port}
 * @param routerCurvePublicKey 64 hex
 * @param routerSigningPublicKey 64 hex
 */
public record EnrolledAgent(
        boolean created,
        AgentIdentity agent,
        Secret token,
        Instant tokenExpiresAt,
        String meshAddress,
        String routerCurvePublicKey,
        String routerSigningPublicKey,
        long leaseRenewalIntervalMillis,
        long heartbeatTimeoutMillis) {}
