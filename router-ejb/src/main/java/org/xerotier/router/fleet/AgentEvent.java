package org.xerotier.router.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.AppendOnly;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;

/** Something that happened to an agent; written once. */
@Entity
@AppendOnly
@Table(name = "agent_events")
class AgentEvent {

    @Id
    private String id;

    @Column(name = "agent_id")
    private String agentId;

    private Instant at;
    private String type;
    private JsonNode detail;

    protected AgentEvent() {}

    AgentEvent(Ids ids, AgentId agent, AgentEventType type, ObjectNode detail, Instant at) {
        this.id = ids.next(IdPrefix.EVENT);
        this.agentId = agent.value();
        this.at = at;
        this.type = type.wireName();
        this.detail = detail;
    }

    AgentEventView view() {
        return new AgentEventView(id, at, AgentEventType.ofWireName(type), detail);
    }
}
