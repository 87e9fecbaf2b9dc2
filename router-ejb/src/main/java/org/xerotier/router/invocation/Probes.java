package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Set;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;

/** Asks the probes of tools whose outcome is unknown; what the record says is all there is to know. */
@ApplicationScoped
class Probes {

    private static final int BATCH = 50;
    private static final String NAME = "probe";

    @Inject
    ProbeService service;

    @Inject
    Ids ids;

    @Inject
    SecureRandom random;

    void look() {
        for (ExecutionId doubt : service.due(BATCH)) {
            try {
                service.begin(actor(service.project(doubt)), doubt);
            } catch (RouterException notNow) {
                service.postpone(doubt, notNow.code().code() + ": " + notNow.getMessage());
            } catch (RuntimeException settledMeanwhile) {
                InvocationLog.probeNotMade(doubt.value(), settledMeanwhile);
            }
        }
        for (ExecutionId doubt : service.answered(BATCH)) {
            try {
                service.conclude(actor(service.project(doubt)), doubt);
            } catch (RuntimeException settledMeanwhile) {
                InvocationLog.probeNotMade(doubt.value(), settledMeanwhile);
            }
        }
    }

    /** The router asks for itself: any tool, but the probe's tool must be one that only reads. */
    private Actor actor(ProjectId project) {
        return new Actor(
                ActorKind.SYSTEM,
                NAME,
                NAME,
                Actor.system(NAME, context()).principal(),
                project,
                Set.of(Scope.EXECUTION),
                ToolScopes.ALL,
                context());
    }

    private RequestContext context() {
        return RequestContext.of(null, null, ids, random);
    }
}
