package org.xerotier.router.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What an event looks like outside: {@code {id, object, type, created_at, data}}. */
final class Envelope {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Envelope() {}

    static byte[] bytes(String id, WebhookEvent type, Instant createdAt, JsonNode data) {
        ObjectNode envelope = JSON.createObjectNode()
                .put("id", id)
                .put("object", "event")
                .put("type", type.type())
                .put("created_at", createdAt.getEpochSecond());
        envelope.set("data", data);
        try {
            return JSON.writeValueAsBytes(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree that cannot be written", e);
        }
    }
}
