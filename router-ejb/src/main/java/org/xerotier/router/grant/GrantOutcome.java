package org.xerotier.router.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.xerotier.router.approval.ApprovalResolved;

/** Hears decisions inside their transaction: what was proposed with a request starts or lapses with it. */
@ApplicationScoped
class GrantOutcome {

    @Inject
    GrantDesk desk;

    void settled(@Observes ApprovalResolved resolved) {
        desk.settle(resolved.by(), resolved.approval());
    }
}
