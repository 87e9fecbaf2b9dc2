package org.xerotier.router.approval;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AppendOnly;
import org.xerotier.router.policy.PolicyVersion;

/** One version of what was asked: the call as it came, or an edit. Arguments and difference are encrypted. */
@Entity
@AppendOnly
@Table(name = "approval_rounds")
class ApprovalRound {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "approval_id")
    private String approvalId;

    private int round;
    private String digest;

    @Column(name = "arguments_digest")
    private String argumentsDigest;

    private byte[] arguments;
    private byte @Nullable [] diff;
    private String risk;

    @Column(name = "policy_id")
    private String policyId;

    @Column(name = "policy_version")
    private int policyVersion;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "opened_by")
    private String openedBy;

    @Column(name = "opened_by_name")
    private String openedByName;

    @Column(name = "opened_principal")
    private String openedPrincipal;

    protected ApprovalRound() {}

    ApprovalRound(ApprovalRequest of, Content content, PolicyVersion policy, Actor by, Instant now) {
        id = key(of, of.round());
        projectId = of.project().value();
        approvalId = of.id().value();
        round = of.round();
        digest = of.digest();
        argumentsDigest = content.argumentsDigest();
        arguments = content.arguments();
        diff = content.diff();
        risk = of.risk().wireName();
        policyId = policy.id().value();
        policyVersion = policy.version();
        openedAt = now;
        openedBy = by.id();
        openedByName = by.name();
        openedPrincipal = by.principal();
    }

    /** What was asked, encrypted. */
    record Content(String argumentsDigest, byte[] arguments, byte @Nullable [] diff) {}

    static String key(ApprovalRequest of, int round) {
        return of.id().value() + '/' + round;
    }

    String id() {
        return id;
    }

    int round() {
        return round;
    }

    byte[] sealedArguments() {
        return arguments;
    }

    byte @Nullable [] sealedDiff() {
        return diff;
    }

    String argumentsDigest() {
        return argumentsDigest;
    }

    RoundView view(JsonNode opened, @Nullable JsonNode difference) {
        return new RoundView(
                round,
                digest,
                argumentsDigest,
                opened,
                difference,
                RiskLevel.ofWireName(risk),
                policyId,
                policyVersion,
                openedAt,
                new ApprovalView.Party(openedBy, openedByName));
    }
}
