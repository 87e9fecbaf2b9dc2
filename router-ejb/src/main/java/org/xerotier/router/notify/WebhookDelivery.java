package org.xerotier.router.notify;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WebhookId;

/** One event on its way to one webhook. */
@Entity
@Table(name = "webhook_deliveries")
class WebhookDelivery {

    private static final int LONGEST_ERROR = 300;

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "event_id")
    private String eventId;

    @Column(name = "webhook_id")
    private String webhookId;

    private String type;
    private String state;
    private int attempts;

    @Column(name = "next_at")
    private Instant nextAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_at")
    private @Nullable Instant lastAt;

    @Column(name = "last_status")
    private @Nullable Integer lastStatus;

    @Column(name = "last_error")
    private @Nullable String lastError;

    @Version
    private int version;

    protected WebhookDelivery() {}

    /** Begins an attempt; if nobody says how it ended, the next one is due when the lease ends. */
    void attempt(Instant now, Instant leaseEnds) {
        attempts++;
        lastAt = now;
        nextAt = leaseEnds;
    }

    /** Takes the running attempt's outcome; what is settled already stays so. */
    void settle(DeliveryOutcome outcome, int mostAttempts, Instant retryAt) {
        if (DeliveryState.ofWireName(state) != DeliveryState.PENDING) {
            return;
        }
        lastStatus = outcome.status();
        lastError = outcome.error() == null ? null : cut(outcome.error());
        if (outcome.isSuccess()) {
            state = DeliveryState.DELIVERED.wireName();
        } else if (attempts >= mostAttempts || outcome.isHopeless()) {
            state = DeliveryState.EXHAUSTED.wireName();
        } else {
            nextAt = retryAt;
        }
    }

    String id() {
        return id;
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    String eventId() {
        return eventId;
    }

    WebhookId webhook() {
        return new WebhookId(webhookId);
    }

    int attempts() {
        return attempts;
    }

    DeliveryView view() {
        DeliveryState now = DeliveryState.ofWireName(state);
        return new DeliveryView(
                id,
                eventId,
                WebhookEvent.ofType(type),
                now,
                attempts,
                createdAt,
                lastAt,
                now == DeliveryState.PENDING ? nextAt : null,
                lastStatus,
                lastError);
    }

    private static String cut(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }
}
