package org.xerotier.router.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.DelegationId;
import org.xerotier.router.kernel.UserId;

/** Authority to approve, lent by an owner to a member. It can be revoked and nothing else about it changes. */
@Entity
@Table(name = "delegations")
class Delegation {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "member_id")
    private String memberId;

    @Column(name = "risk_levels")
    private String riskLevels;

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    private String reason;

    @Column(name = "lent_by")
    private String lentBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Column(name = "revoked_by")
    private @Nullable String revokedBy;

    @Version
    private int version;

    protected Delegation() {}

    Delegation(DelegationId id, Lending lending, UserId member, LendAuthority wanted) {
        this.id = id.value();
        this.projectId = lending.project().value();
        this.lentBy = lending.by().value();
        this.createdAt = lending.at();
        this.memberId = member.value();
        this.riskLevels = wanted.risks().stream()
                .sorted()
                .map(RiskLevel::wireName)
                .distinct()
                .collect(Collectors.joining(" "));
        this.startsAt = wanted.from() == null ? lending.at() : wanted.from();
        this.endsAt = wanted.until();
        this.reason = wanted.reason();
    }

    /** Ends it for good; false if that had happened before. */
    boolean revoke(Actor by, Instant at) {
        if (revokedAt != null) {
            return false;
        }
        revokedAt = at;
        revokedBy = by.id();
        return true;
    }

    UserId member() {
        return new UserId(memberId);
    }

    UserId lender() {
        return new UserId(lentBy);
    }

    AuditEntry entry(String action) {
        return AuditEntry.of(action, "delegation", id)
                .with("member", memberId)
                .with("lent_by", lentBy)
                .with("risk_levels", riskLevels)
                .with("until", endsAt.toString())
                .with("reason", reason);
    }

    DelegationView view(UserView member, UserView lender) {
        List<RiskLevel> risks =
                Arrays.stream(riskLevels.split(" ")).map(RiskLevel::ofWireName).toList();
        return new DelegationView(
                new DelegationId(id), member, lender, risks, startsAt, endsAt, reason, createdAt, revokedAt);
    }
}
