package org.xerotier.router.web.enroll;

import java.time.Instant;
import org.xerotier.router.enrollment.EnrolledAgent;

/** What an agent needs to know to connect. */
record EnrollResponse(
        String agentId,
        String projectId,
        String registrationName,
        String region,
        String token,
        Instant tokenExpiresAt,
        String meshAddress,
        String routerCurvePublicKey,
        String routerSigningPublicKey,
        long leaseRenewalIntervalMs,
        long heartbeatTimeoutMs) {

    static EnrollResponse of(EnrolledAgent enrolled) {
        return new EnrollResponse(
                enrolled.agent().id().value(),
                enrolled.agent().project().value(),
                enrolled.agent().registrationName().value(),
                enrolled.agent().region().value(),
                enrolled.token().reveal(),
                enrolled.tokenExpiresAt(),
                enrolled.meshAddress(),
                enrolled.routerCurvePublicKey(),
                enrolled.routerSigningPublicKey(),
                enrolled.leaseRenewalIntervalMillis(),
                enrolled.heartbeatTimeoutMillis());
    }
}
