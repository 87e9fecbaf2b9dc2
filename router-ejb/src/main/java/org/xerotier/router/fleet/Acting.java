package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RequestContext;

/** Who acts when no request does: an agent that spoke, or the router itself. Each act begins a trace of its own. */
@ApplicationScoped
class Acting {

    @Inject
    Ids ids;

    @Inject
    SecureRandom random;

    Actor agent(Agent agent) {
        return Actor.agent(agent.id(), agent.registrationName().value(), agent.project(), context());
    }

    Actor system(String part, ProjectId project) {
        return Actor.system(part, context()).in(project);
    }

    private RequestContext context() {
        return RequestContext.of(null, null, ids, random);
    }
}
