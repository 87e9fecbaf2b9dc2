package org.xerotier.router.approval;

import static org.xerotier.router.approval.ApprovalError.APPROVAL_ALREADY_RESOLVED;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ProjectId;

/** The question to a person, asked once and settled once. */
@Entity
@Table(name = "approval_requests")
class ApprovalRequest {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "invocation_id")
    private String invocationId;

    private String tool;
    private String risk;
    private String digest;
    private String status;

    @Column(name = "requested_by")
    private String requestedBy;

    @Column(name = "requested_by_name")
    private String requestedByName;

    @Column(name = "requested_principal")
    private String requestedPrincipal;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Column(name = "decided_by")
    private @Nullable String decidedBy;

    @Column(name = "decided_by_name")
    private @Nullable String decidedByName;

    @Column(name = "decided_principal")
    private @Nullable String decidedPrincipal;

    private @Nullable String note;
    private @Nullable String reason;

    @Version
    private int version;

    protected ApprovalRequest() {}

    ApprovalRequest(Actor requester, OpenApproval question, Instant now, Duration timeout) {
        id = question.id().value();
        projectId = requester.requireProject().value();
        workspaceId = question.workspace().value();
        invocationId = question.invocation().value();
        tool = question.tool();
        risk = question.risk().wireName();
        digest = question.digest();
        status = ApprovalStatus.PENDING.wireName();
        requestedBy = requester.id();
        requestedByName = requester.name();
        requestedPrincipal = requester.principal();
        createdAt = now;
        expiresAt = now.plus(timeout);
    }

    ApprovalStatus status() {
        return ApprovalStatus.ofWireName(status);
    }

    RiskLevel risk() {
        return RiskLevel.ofWireName(risk);
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    String tool() {
        return tool;
    }

    String requestedPrincipal() {
        return requestedPrincipal;
    }

    boolean isDue(Instant now) {
        return status() == ApprovalStatus.PENDING && !expiresAt.isAfter(now);
    }

    void settle(ApprovalStatus outcome, Actor by, Instant now, @Nullable String words) {
        if (!status().next().contains(outcome)) {
            throw APPROVAL_ALREADY_RESOLVED.because(
                    "Approval %s is %s already; nothing was changed. Look at it with `xeroctl approvals show %s`."
                            .formatted(id, status, id));
        }
        status = outcome.wireName();
        decidedAt = now;
        decidedBy = by.id();
        decidedByName = by.name();
        decidedPrincipal = by.principal();
        if (outcome == ApprovalStatus.APPROVED) {
            note = words;
        } else {
            reason = words;
        }
    }

    ApprovalView view() {
        return new ApprovalView(
                id,
                invocationId,
                workspaceId,
                status(),
                risk(),
                tool,
                digest,
                new ApprovalView.Party(requestedBy, requestedByName),
                createdAt,
                expiresAt,
                decidedBy == null || decidedByName == null ? null : new ApprovalView.Party(decidedBy, decidedByName),
                decidedAt,
                note,
                reason);
    }
}
