package org.xerotier.router.notify;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.xerotier.router.kernel.AppendOnly;

/** Something that happened and is to be told; the same words for everybody and at every attempt. */
@Entity
@Table(name = "outbox_events")
@AppendOnly
class OutboxEvent {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    private String type;
    private JsonNode data;

    @Column(name = "created_at")
    private Instant createdAt;

    protected OutboxEvent() {}

    String id() {
        return id;
    }

    WebhookEvent type() {
        return WebhookEvent.ofType(type);
    }

    JsonNode data() {
        return data;
    }

    /** The body every receiver gets. */
    byte[] envelope() {
        return Envelope.bytes(id, WebhookEvent.ofType(type), createdAt, data);
    }
}
