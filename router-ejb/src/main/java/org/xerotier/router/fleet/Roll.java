package org.xerotier.router.fleet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.RouterException;

/** Calls agents by id or registration name, within the actor's project, and notes what happens to them. */
@ApplicationScoped
class Roll {

    @Inject
    AgentRepository agents;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    Agent require(Actor actor, String idOrName) {
        return (AgentId.matches(idOrName)
                        ? agents.find(actor.requireProject(), new AgentId(idOrName))
                        : agents.findByName(actor.requireProject(), idOrName))
                .orElseThrow(Roll::notFound);
    }

    /** Held to the end of the transaction; may be revoked. */
    Agent lock(Actor actor, String idOrName) {
        return agents.lock(require(actor, idOrName).id()).orElseThrow(Roll::notFound);
    }

    /**
     * Held, with every dispatch to it that was under way committed, and none to come before this transaction ends. The
     * gate comes first, as for whoever dispatches.
     */
    Agent lockClosed(Actor actor, String idOrName) {
        AgentId id = require(actor, idOrName).id();
        agents.closeGate(id);
        return agents.lock(id).orElseThrow(Roll::notFound);
    }

    void note(AgentId agent, AgentEventType type, ObjectNode detail) {
        agents.add(new AgentEvent(ids, agent, type, detail, clock.instant()));
    }

    static ObjectNode detail() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static RouterException notFound() {
        return FleetError.AGENT_NOT_FOUND.because(
                "There is no such agent in this project; `xeroctl agents list` shows those there are.");
    }
}
