package org.xerotier.router.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WebhookId;

/** An address outside that wants to be told. */
@Entity
@Table(name = "webhooks")
class Webhook {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    private String url;
    private JsonNode events;
    private @Nullable String description;
    private JsonNode metadata;
    private byte[] secret;

    @Column(name = "previous_secret")
    private byte @Nullable [] previousSecret;

    @Column(name = "previous_secret_until")
    private @Nullable Instant previousSecretUntil;

    private boolean active;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_by_name")
    private String createdByName;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    protected Webhook() {}

    Webhook(WebhookId id, Actor by, WebhookWish wish, byte[] sealedSecret, Instant now) {
        this.id = id.value();
        projectId = by.requireProject().value();
        secret = sealedSecret.clone();
        active = true;
        url = "";
        events = JsonNodeFactory.instance.arrayNode();
        metadata = JsonNodeFactory.instance.objectNode();
        createdAt = now;
        createdBy = by.id();
        createdByName = by.name();
        changedAt = now;
        change(wish, now);
    }

    /** What the wish leaves out stays as it is. */
    final void change(WebhookWish wish, Instant now) {
        url = wish.url() == null ? url : wish.url();
        description = wish.description() == null ? description : wish.description();
        active = wish.active() == null ? active : wish.active();
        if (wish.events() != null) {
            ArrayNode names = JsonNodeFactory.instance.arrayNode();
            new TreeSet<>(wish.events()).forEach(event -> names.add(event.type()));
            events = names;
        }
        if (wish.metadata() != null) {
            ObjectNode pairs = JsonNodeFactory.instance.objectNode();
            new TreeMap<>(wish.metadata()).forEach(pairs::put);
            metadata = pairs;
        }
        changedAt = now;
    }

    void rotate(byte[] sealedSecret, byte[] sealedPrevious, Instant previousUntil, Instant now) {
        secret = sealedSecret.clone();
        previousSecret = sealedPrevious.clone();
        previousSecretUntil = previousUntil;
        changedAt = now;
    }

    WebhookId id() {
        return new WebhookId(id);
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    String url() {
        return url;
    }

    boolean isActive() {
        return active;
    }

    byte[] secret() {
        return secret.clone();
    }

    /** The secret before the last rotation, while it still signs. */
    byte @Nullable [] previousSecret(Instant now) {
        return previousSecret == null || previousSecretUntil == null || !previousSecretUntil.isAfter(now)
                ? null
                : previousSecret.clone();
    }

    Set<WebhookEvent> events() {
        List<WebhookEvent> wanted = new ArrayList<>();
        events.forEach(name -> WebhookEvent.find(name.asText()).ifPresent(wanted::add));
        return Set.copyOf(wanted);
    }

    WebhookView view(Instant now) {
        TreeMap<String, String> pairs = new TreeMap<>();
        metadata.fields()
                .forEachRemaining(
                        pair -> pairs.put(pair.getKey(), pair.getValue().asText()));
        return new WebhookView(
                id,
                url,
                events().stream().sorted().toList(),
                description,
                pairs,
                active,
                createdAt,
                createdByName,
                changedAt,
                previousSecret(now) == null ? null : previousSecretUntil);
    }
}
