package org.xerotier.router.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The clock of one stage: it opened, it is due, it was settled. */
@Entity
@Table(name = "approval_stages")
class ApprovalStage {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "approval_id")
    private String approvalId;

    private int round;
    private int stage;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "settled_at")
    private @Nullable Instant settledAt;

    private @Nullable String outcome;

    @Version
    private int version;

    protected ApprovalStage() {}

    ApprovalStage(ApprovalRequest of, int round, int stage, Instant openedAt, Instant dueAt) {
        id = of.id().value() + '/' + round + '/' + stage;
        projectId = of.project().value();
        approvalId = of.id().value();
        this.round = round;
        this.stage = stage;
        this.openedAt = openedAt;
        this.dueAt = dueAt;
    }

    /** @param outcome how the request ended, or {@code passed} or {@code superseded} where it went on */
    void settle(String outcome, Instant now) {
        this.outcome = outcome;
        settledAt = now;
    }

    int round() {
        return round;
    }

    int stage() {
        return stage;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    @Nullable
    Instant settledAt() {
        return settledAt;
    }

    @Nullable
    String outcome() {
        return outcome;
    }
}
