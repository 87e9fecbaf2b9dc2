package org.xerotier.router.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.policy.PolicyVersion;
import org.xerotier.router.policy.Preset;

/** The question to people: asked in rounds, put to stages, settled once. What may happen to it is the machine's to say. */
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

    @Column(name = "declared_risk")
    private @Nullable String declaredRisk;

    private String risk;

    @Column(name = "policy_id")
    private @Nullable String policyId;

    @Column(name = "policy_version")
    private @Nullable Integer policyVersion;

    private int round;
    private int stage;
    private String digest;

    @Column(name = "plan_digest")
    private @Nullable String planDigest;

    private String status;

    @Column(name = "requested_by")
    private String requestedBy;

    @Column(name = "requested_by_name")
    private String requestedByName;

    @Column(name = "requested_principal")
    private String requestedPrincipal;

    @Column(name = "requester_may_approve")
    private boolean requesterMayApprove;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "stage_due_at")
    private @Nullable Instant stageDueAt;

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

    /** A question whose plan is still being made; {@link #follow} makes it decidable. */
    ApprovalRequest(Actor requester, OpenApproval question, Instant now) {
        id = question.id().value();
        projectId = requester.requireProject().value();
        workspaceId = question.workspace().value();
        invocationId = question.invocation().value();
        tool = question.tool();
        status = ApprovalStatus.PREPARING.wireName();
        round = 1;
        digest = question.digest();
        requestedBy = requester.id();
        requestedByName = requester.name();
        requestedPrincipal = requester.principal();
        createdAt = now;
        risk = question.risk().wireName();
        judgedBy(question.policy(), question.declared(), question.risk());
    }

    // -- the life ---------------------------------------------------------------------------------------------------

    /** Where the machine says it is now, short of being settled. */
    void follow(Course course) {
        status = course.status().isSettled() ? status : course.status().wireName();
        round = course.round();
        digest = course.digest();
        stage = course.stage();
        stageDueAt = course.due();
    }

    void judgedBy(PolicyVersion policy, RiskLevel declared, RiskLevel effective) {
        policyId = policy.id().value();
        policyVersion = policy.version();
        declaredRisk = declared.wireName();
        risk = effective.wireName();
        requesterMayApprove = policy.document().level(effective).requesterMayApprove();
    }

    void shows(String plan) {
        planDigest = plan;
    }

    void settle(ApprovalStatus outcome, Actor by, Instant now, @Nullable String words) {
        if (!status().next().contains(outcome)) {
            throw new IllegalStateException("approval %s: %s cannot become %s".formatted(id, status, outcome));
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

    // -- what it is -------------------------------------------------------------------------------------------------

    Course course(Terms terms, List<Word> words) {
        return new Course(
                status(),
                round,
                digest,
                stage,
                stageDueAt,
                words,
                requestedPrincipal,
                risk() == RiskLevel.IRREVERSIBLE ? tool : null,
                terms);
    }

    ApprovalId id() {
        return new ApprovalId(id);
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    WorkspaceId workspace() {
        return new WorkspaceId(workspaceId);
    }

    InvocationId invocation() {
        return new InvocationId(invocationId);
    }

    ApprovalStatus status() {
        return ApprovalStatus.ofWireName(status);
    }

    RiskLevel risk() {
        return RiskLevel.ofWireName(risk);
    }

    /** The version its present round is judged by; what was asked before policies had versions was the standard. */
    PolicyId policy() {
        return policyId == null ? Preset.STANDARD.version().id() : new PolicyId(policyId);
    }

    int round() {
        return round;
    }

    int stage() {
        return stage;
    }

    String tool() {
        return tool;
    }

    String digest() {
        return digest;
    }

    String requestedPrincipal() {
        return requestedPrincipal;
    }

    @Nullable
    String planDigest() {
        return planDigest;
    }

    ApprovalView view() {
        return new ApprovalView(
                id,
                invocationId,
                workspaceId,
                status(),
                risk(),
                declaredRisk == null ? risk() : RiskLevel.ofWireName(declaredRisk),
                tool,
                digest,
                planDigest,
                round,
                stage,
                policy().value(),
                policyVersion == null ? 1 : policyVersion,
                new ApprovalView.Party(requestedBy, requestedByName),
                createdAt,
                stageDueAt,
                decidedBy == null || decidedByName == null ? null : new ApprovalView.Party(decidedBy, decidedByName),
                decidedAt,
                note,
                reason);
    }
}
