package org.xerotier.router.notify;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AppendOnly;
import org.xerotier.router.kernel.DeadLetterId;
import org.xerotier.router.kernel.ProjectId;

/** A message that could not be handled. It stays until somebody has it tried again or throws it away. */
@Entity
@Table(name = "dead_letters")
@AppendOnly
class DeadLetter {

    private static final int LONGEST_ERROR = 1_000;

    @Id
    private String id;

    @Column(name = "project_id")
    private @Nullable String projectId;

    private String queue;

    @Column(name = "notification_id")
    private @Nullable String notificationId;

    private JsonNode payload;
    private String error;
    private int attempts;

    @Column(name = "first_failed_at")
    private Instant firstFailedAt;

    @Column(name = "last_failed_at")
    private Instant lastFailedAt;

    protected DeadLetter() {}

    /** Of a notification that failed too often. */
    DeadLetter(DeadLetterId id, Notification about, JsonNode payload, String error, Instant now) {
        this(id, EscalationQueue.NAME, payload, error, now);
        projectId = about.project().value();
        notificationId = about.id();
        attempts = about.attempts();
        firstFailedAt = about.firstFailedAt(now);
    }

    /** Of a message nobody can make sense of; it belongs to no project. */
    DeadLetter(DeadLetterId id, String queue, JsonNode payload, String error, Instant now) {
        this.id = id.value();
        this.queue = queue;
        this.payload = payload;
        this.error = error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
        attempts = 1;
        firstFailedAt = now;
        lastFailedAt = now;
    }

    DeadLetterId id() {
        return new DeadLetterId(id);
    }

    Optional<ProjectId> project() {
        return Optional.ofNullable(projectId).map(ProjectId::new);
    }

    Optional<String> notification() {
        return Optional.ofNullable(notificationId);
    }

    JsonNode payload() {
        return payload;
    }

    DeadLetterView view() {
        return new DeadLetterView(
                id,
                projectId == null ? DeadLetterView.Level.SYSTEM : DeadLetterView.Level.PROJECT,
                queue,
                payload,
                error,
                attempts,
                firstFailedAt,
                lastFailedAt);
    }
}
