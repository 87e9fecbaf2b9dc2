package org.xerotier.router.grant;

import static org.xerotier.router.grant.GrantError.GRANT_NOT_OPEN;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.ProjectId;

/** Standing consent: offered with an approval, in force from then for a time and a count, ended once. */
@Entity
@Table(name = "approval_grants")
class ApprovalGrant {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "approval_id")
    private String approvalId;

    private String digest;
    private String tool;

    @Column(name = "grantee_id")
    private String granteeId;

    @Column(name = "grantee_name")
    private String granteeName;

    @Column(name = "grantee_principal")
    private String granteePrincipal;

    private byte[] pattern;

    @Column(name = "terms_digest")
    private String termsDigest;

    @Column(name = "policy_id")
    private String policyId;

    @Column(name = "policy_version")
    private int policyVersion;

    private int stage;

    @Column(name = "asked_risk")
    private String askedRisk;

    @Column(name = "highest_risk")
    private String highestRisk;

    private int uses;

    @Column(name = "uses_left")
    private int usesLeft;

    @Column(name = "ttl_seconds")
    private long ttlSeconds;

    private String status;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "activated_at")
    private @Nullable Instant activatedAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "ended_by")
    private @Nullable String endedBy;

    @Column(name = "ended_by_name")
    private @Nullable String endedByName;

    private @Nullable String reason;

    @Version
    private int version;

    protected ApprovalGrant() {}

    ApprovalGrant(GrantId id, ProjectId project, Asked asked, GrantTerms terms, byte[] sealedPattern, Instant now) {
        ApprovalView request = asked.request();
        this.id = id.value();
        projectId = project.value();
        workspaceId = request.workspaceId();
        approvalId = request.id();
        digest = request.digest();
        tool = request.tool();
        granteeId = request.requestedBy().id();
        granteeName = request.requestedBy().name();
        granteePrincipal = asked.principal();
        pattern = sealedPattern;
        termsDigest = terms.digest();
        policyId = request.policyId();
        policyVersion = request.policyVersion();
        stage = request.stage();
        askedRisk = request.risk().wireName();
        highestRisk = terms.highestRisk().wireName();
        uses = terms.uses();
        usesLeft = terms.uses();
        ttlSeconds = terms.ttl().toSeconds();
        status = GrantStatus.PROPOSED.wireName();
        createdAt = now;
    }

    /** The request a grant is given with. */
    record Asked(ApprovalView request, String principal) {}

    void activate(Instant now) {
        become(GrantStatus.ACTIVE);
        activatedAt = now;
        expiresAt = now.plusSeconds(ttlSeconds);
    }

    void end(GrantStatus how, Actor by, @Nullable String words, Instant now) {
        become(how);
        endedAt = now;
        endedBy = by.id();
        endedByName = by.name();
        reason = words;
    }

    private void become(GrantStatus next) {
        if (!status().next().contains(next)) {
            throw GRANT_NOT_OPEN.because("Grant %s is %s already; nothing was changed.".formatted(id, status));
        }
        status = next.wireName();
    }

    GrantId id() {
        return new GrantId(id);
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

    GrantStatus status() {
        return GrantStatus.ofWireName(status);
    }

    String tool() {
        return tool;
    }

    String workspace() {
        return workspaceId;
    }

    String grantee() {
        return granteeId;
    }

    String granteePrincipal() {
        return granteePrincipal;
    }

    PolicyId policy() {
        return new PolicyId(policyId);
    }

    int stage() {
        return stage;
    }

    RiskLevel askedRisk() {
        return RiskLevel.ofWireName(askedRisk);
    }

    RiskLevel highestRisk() {
        return RiskLevel.ofWireName(highestRisk);
    }

    byte[] sealedPattern() {
        return pattern;
    }

    int usesLeft() {
        return usesLeft;
    }

    GrantView view(JsonNode arguments, List<GrantVoice> voices, Instant now) {
        boolean isUsable =
                status() == GrantStatus.ACTIVE && usesLeft > 0 && expiresAt != null && expiresAt.isAfter(now);
        return new GrantView(
                id,
                approvalId,
                workspaceId,
                status(),
                isUsable,
                tool,
                arguments,
                new GrantView.Party(granteeId, granteeName),
                highestRisk(),
                uses,
                usesLeft,
                ttlSeconds,
                policyId,
                policyVersion,
                voices.stream().map(GrantVoice::party).toList(),
                createdAt,
                activatedAt,
                expiresAt,
                lastUsedAt,
                endedAt,
                endedBy == null || endedByName == null ? null : new GrantView.Party(endedBy, endedByName),
                reason);
    }
}
