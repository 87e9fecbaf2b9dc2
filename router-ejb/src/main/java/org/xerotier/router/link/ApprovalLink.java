package org.xerotier.router.link;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.people.Standing;

/** An invitation: one reviewer, one question, one decision. */
@Entity
@Table(name = "approval_links")
class ApprovalLink {

    static final int MAX_WRONG_CODES = 5;

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "approval_id")
    private String approvalId;

    private String digest;
    private String risk;

    @Column(name = "token_sha256")
    private String tokenSha256;

    @Column(name = "code_sha256")
    private String codeSha256;

    @Column(name = "reviewer_name")
    private String reviewerName;

    @Column(name = "reviewer_email")
    private String reviewerEmail;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_by_name")
    private String createdByName;

    @Column(name = "created_principal")
    private String createdPrincipal;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "wrong_codes")
    private int wrongCodes;

    private String status;

    @Column(name = "settled_at")
    private @Nullable Instant settledAt;

    @Version
    private int version;

    protected ApprovalLink() {}

    ApprovalLink(String id, Actor inviter, ApprovalView about, InviteReviewer whom, Hashes hashes, Instant now) {
        this.id = id;
        projectId = inviter.requireProject().value();
        approvalId = about.id();
        digest = about.digest();
        risk = about.risk().wireName();
        tokenSha256 = hashes.token();
        codeSha256 = hashes.code();
        reviewerName = whom.name();
        reviewerEmail = whom.email();
        createdBy = inviter.id();
        createdByName = inviter.name();
        createdPrincipal = inviter.principal();
        createdAt = now;
        expiresAt = now.plus(whom.lifeOrDefault());
        status = LinkStatus.OPEN.wireName();
    }

    /** What is kept of the secrets. */
    record Hashes(String token, String code) {}

    boolean isOpenAt(Instant now) {
        return status().equals(LinkStatus.OPEN) && expiresAt.isAfter(now);
    }

    boolean isConfirmedBy(Secret token, Secret code) {
        return LinkSecret.matches(codeSha256, token, code);
    }

    /** How many tries are left. */
    int refuseCode(Instant now) {
        wrongCodes++;
        if (wrongCodes >= MAX_WRONG_CODES) {
            end(LinkStatus.LOCKED, now);
        }
        return MAX_WRONG_CODES - wrongCodes;
    }

    void end(LinkStatus how, Instant now) {
        if (!status().next().contains(how)) {
            throw LinkError.LINK_OVER.because("The link is %s already; nothing was changed.".formatted(status));
        }
        status = how.wireName();
        settledAt = now;
    }

    /** Acts for the project with the one right to decide; counted as whoever sent the invitation. */
    Actor reviewer(RequestContext context) {
        return new Actor(
                ActorKind.REVIEWER,
                id,
                name(),
                createdPrincipal,
                project(),
                Set.of(Scope.APPROVE),
                ToolScopes.NONE,
                context);
    }

    /** An inviter's authority for this one risk level, lent to one reviewer for one question. */
    Standing standing() {
        return new Standing(createdPrincipal, null, name(), Set.of(), Set.of(), Set.of(risk()));
    }

    private String name() {
        return reviewerName + " <" + reviewerEmail + ">";
    }

    String id() {
        return id;
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    ApprovalId approval() {
        return new ApprovalId(approvalId);
    }

    String digest() {
        return digest;
    }

    RiskLevel risk() {
        return RiskLevel.ofWireName(risk);
    }

    String reviewerName() {
        return reviewerName;
    }

    String inviter() {
        return createdPrincipal;
    }

    LinkStatus status() {
        return LinkStatus.ofWireName(status);
    }

    Instant expiresAt() {
        return expiresAt;
    }

    LinkView view() {
        return new LinkView(
                id,
                approvalId,
                digest,
                status(),
                reviewerName,
                reviewerEmail,
                new LinkView.Party(createdBy, createdByName),
                createdAt,
                expiresAt,
                wrongCodes,
                settledAt);
    }
}
