package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.RequestContext;

/** An agent as the one who acts, for rooms that record what it reports. Looks only into memory. */
@ApplicationScoped
public class FleetActors {

    @Inject
    FleetDirectory directory;

    /** @throws IllegalStateException if no such agent is enrolled; frames of such never get this far */
    public Actor of(AgentId agent, RequestContext request) {
        KnownAgent known = directory
                .find(agent)
                .orElseThrow(() -> new IllegalStateException("agent %s is not enrolled".formatted(agent)));
        return Actor.agent(agent, known.registrationName(), known.project(), request);
    }

    /** The operator's name for an agent that is enrolled; looks only into memory. */
    public Optional<String> name(AgentId agent) {
        return directory.find(agent).map(KnownAgent::registrationName);
    }
}
