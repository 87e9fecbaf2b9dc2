package org.xerotier.router.notify;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.ProjectId;

/** One stage of one approval to be told through one channel; told once, however often a message says so. */
@Entity
@Table(name = "notifications")
class Notification {

    private static final Duration EARLY = Duration.ofSeconds(1);
    private static final int LONGEST_OUTCOME = 500;

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "event_id")
    private String eventId;

    @Column(name = "approval_id")
    private String approvalId;

    private int round;
    private int stage;
    private String channel;
    private String kind;
    private String state;
    private int attempts;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "queued_at")
    private @Nullable Instant queuedAt;

    @Column(name = "claimed_until")
    private @Nullable Instant claimedUntil;

    @Column(name = "settled_at")
    private @Nullable Instant settledAt;

    @Column(name = "first_failed_at")
    private @Nullable Instant firstFailedAt;

    /** For whoever looks into the table. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable String outcome;

    @Version
    private int version;

    protected Notification() {}

    /** Whether a handler may begin now; a message that came twice, or early, may not. */
    boolean isReady(Instant now) {
        return isPending() && !dueAt.isAfter(now.plus(EARLY)) && (claimedUntil == null || !claimedUntil.isAfter(now));
    }

    boolean isPending() {
        return state() == NotificationState.PENDING;
    }

    /** Begins an attempt; counted now, so that an attempt that ends the process counts as well. */
    void claim(Instant until) {
        claimedUntil = until;
        attempts++;
    }

    void done(String how, Instant now) {
        become(NotificationState.DONE, now);
        outcome = cut(how);
    }

    /** An attempt failed; one that was claimed is counted already. */
    void fail(String error, Instant now) {
        if (claimedUntil == null) {
            attempts++;
        }
        claimedUntil = null;
        firstFailedAt = firstFailedAt == null ? now : firstFailedAt;
        outcome = cut(error);
    }

    /** Plans another attempt. */
    void again(Instant due) {
        dueAt = due;
    }

    /** Nobody tries again by themselves. */
    void die(Instant now) {
        become(NotificationState.DEAD, now);
    }

    /** From the beginning, because somebody asked for it. */
    void revive(Instant now) {
        become(NotificationState.PENDING, now);
        settledAt = null;
        attempts = 0;
        firstFailedAt = null;
        dueAt = now;
        queuedAt = null;
    }

    /** A message for it is about to be given to the broker. */
    Duration queue(Instant now) {
        queuedAt = now;
        Duration wait = Duration.between(now, dueAt);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private void become(NotificationState next, Instant now) {
        if (!state().next().contains(next)) {
            throw new IllegalStateException("notification " + id + " is " + state);
        }
        state = next.wireName();
        claimedUntil = null;
        settledAt = now;
    }

    private NotificationState state() {
        return NotificationState.ofWireName(state);
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

    ApprovalId approval() {
        return new ApprovalId(approvalId);
    }

    int round() {
        return round;
    }

    int stage() {
        return stage;
    }

    String channel() {
        return channel;
    }

    boolean isReminder() {
        return kind.equals(NotificationKind.REMINDER.wireName());
    }

    int attempts() {
        return attempts;
    }

    Instant firstFailedAt(Instant otherwise) {
        return firstFailedAt == null ? otherwise : firstFailedAt;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_OUTCOME ? text : text.substring(0, LONGEST_OUTCOME);
    }
}
