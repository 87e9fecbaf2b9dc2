package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.xerotier.router.approval.ApprovalResolved;

/** Hears decisions inside their transaction, so that a decision and what follows from it commit together. */
@ApplicationScoped
class ApprovalOutcome {

    @Inject
    ClaimService claims;

    void settled(@Observes ApprovalResolved resolved) {
        claims.resolve(resolved);
    }
}
