package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.RequestContext;

/** Looks for plans that were made; what the record says is all there is to know, so a stop in between loses nothing. */
@ApplicationScoped
class Plans {

    private static final int BATCH = 100;

    @Inject
    PlanService service;

    @Inject
    Ids ids;

    @Inject
    SecureRandom random;

    void look() {
        for (InvocationId waiting : service.due(BATCH)) {
            try {
                service.settle(Actor.system("plans", RequestContext.of(null, null, ids, random)), waiting);
            } catch (RuntimeException settledMeanwhile) {
                InvocationLog.planNotSettled(waiting, settledMeanwhile);
            }
        }
    }
}
