package org.xerotier.router.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import org.xerotier.router.fleet.AgentAway;
import org.xerotier.router.fleet.AgentConflictBegan;
import org.xerotier.router.fleet.AgentConflictResolved;
import org.xerotier.router.fleet.AgentEnrolled;
import org.xerotier.router.fleet.AgentRevoked;
import org.xerotier.router.fleet.CandidatesFound;
import org.xerotier.router.fleet.ConflictView;
import org.xerotier.router.fleet.NewAgent;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;

/** Hears of agents that come and go. */
@ApplicationScoped
class FleetTap {

    @Inject
    Outbox outbox;

    @Inject
    Ids ids;

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

    /** Told once per conflict, inside its transaction. */
    void contested(@Observes AgentConflictBegan event) {
        WebhookEvent type = WebhookEvent.EXEC_AGENT_CONFLICT;
        ConflictView conflict = event.conflict();
        outbox.tell(type, event.project(), () -> {
            ObjectNode data = about(conflict.holder(), conflict.registrationName())
                    .put("conflict_id", conflict.id().value())
                    .put("challenger_id", conflict.challenger().value())
                    .put("cause", conflict.cause().wireName())
                    .put("join_key_id", conflict.joinKey());
            return new EventDraft(type, event.project(), type.type() + '/' + conflict.id(), data);
        });
    }

    void recovered(@Observes AgentConflictResolved event) {
        WebhookEvent type = WebhookEvent.EXEC_AGENT_RECOVERED;
        ConflictView conflict = event.conflict();
        outbox.tell(type, event.project(), () -> {
            AgentId lost = event.kept().equals(conflict.holder()) ? conflict.challenger() : conflict.holder();
            ObjectNode data = about(event.kept(), conflict.registrationName())
                    .put("conflict_id", conflict.id().value())
                    .put("revoked_id", lost.value());
            return new EventDraft(type, event.project(), type.type() + '/' + conflict.id(), data);
        });
    }

    void discovered(@Observes CandidatesFound event) {
        WebhookEvent type = WebhookEvent.EXEC_DISCOVERY_PENDING;
        outbox.tell(type, event.project(), () -> {
            ObjectNode data = about(event.agent(), event.registrationName());
            var list = data.putArray("candidates");
            event.found()
                    .forEach(one -> list.addObject()
                            .put("id", one.id().value())
                            .put("kind", one.kind())
                            .put("name", one.name()));
            String occasion = type.type() + '/' + event.found().get(0).id();
            return new EventDraft(type, event.project(), occasion, data);
        });
    }

    /** Whoever was revoked is out of reach as well; told inside the transaction, since afterwards nobody knows it. */
    void revoked(@Observes AgentRevoked event) {
        WebhookEvent type = WebhookEvent.EXEC_AGENT_OFFLINE;
        outbox.tell(
                type,
                event.project(),
                () -> new EventDraft(
                        type,
                        event.project(),
                        type.type() + "/revoked/" + event.agent(),
                        about(event.agent(), event.registrationName()).put("reason", "revoked")));
    }

    /** Told in the transaction that writes the loss down; nobody would do it later. */
    void away(@Observes AgentAway event) {
        WebhookEvent type = WebhookEvent.EXEC_AGENT_OFFLINE;
        outbox.tell(type, event.project(), () -> {
            ObjectNode data = about(event.agent(), event.registrationName())
                    .put("reason", event.reason().name().toLowerCase(Locale.ROOT));
            return new EventDraft(type, event.project(), ids.next(IdPrefix.REQUEST), data);
        });
    }

    private static ObjectNode about(AgentId agent, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("agent_id", agent.value())
                .put("registration_name", name);
    }
}
