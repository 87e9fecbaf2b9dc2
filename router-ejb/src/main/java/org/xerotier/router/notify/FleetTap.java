package org.xerotier.router.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Locale;
import org.xerotier.router.fleet.AgentEnrolled;
import org.xerotier.router.fleet.AgentLost;
import org.xerotier.router.fleet.FleetActors;
import org.xerotier.router.fleet.NewAgent;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.RequestContext;

/** Hears of agents that come and go. */
@ApplicationScoped
class FleetTap {

    @Inject
    Outbox outbox;

    @Inject
    OutboxService later;

    @Inject
    FleetActors actors;

    @Inject
    Ids ids;

    @Inject
    SecureRandom random;

    void enrolled(@Observes AgentEnrolled event) {
        NewAgent agent = event.enrolled();
        outbox.tell(WebhookEvent.EXEC_AGENT_ENROLLED, agent.project(), () -> {
            ObjectNode data = about(event.agent(), agent.registrationName().value())
                    .put("role", agent.role().wireName())
                    .put("region", agent.region().value())
                    .put("agent_version", agent.agentVersion());
            return new EventDraft(WebhookEvent.EXEC_AGENT_ENROLLED, agent.project(), ids.next(IdPrefix.REQUEST), data);
        });
    }

    /** Told after its commit, outside any transaction, and once: whoever wrote the loss down tells it. */
    void lost(@Observes AgentLost event) {
        if (event.reason() == AgentLost.Reason.REVOKED
                || actors.name(event.agent()).isEmpty()) {
            return;
        }
        Actor agent = actors.of(event.agent(), RequestContext.of(null, null, ids, random));
        ObjectNode data = about(event.agent(), agent.name())
                .put("reason", event.reason().name().toLowerCase(Locale.ROOT));
        try {
            later.tell(new EventDraft(
                    WebhookEvent.EXEC_AGENT_OFFLINE, agent.requireProject(), ids.next(IdPrefix.REQUEST), data));
        } catch (RuntimeException fault) {
            // Others observe the same loss, and what they do must not depend on this.
            NotifyLog.eventLost(WebhookEvent.EXEC_AGENT_OFFLINE, fault);
        }
    }

    private static ObjectNode about(AgentId agent, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("agent_id", agent.value())
                .put("registration_name", name);
    }
}
