package org.xerotier.router.web.exec;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.approval.ApprovalDetail;
import org.xerotier.router.approval.ApprovalStatus;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.approval.RoundView;
import org.xerotier.router.approval.StageView;
import org.xerotier.router.approval.VoteView;
import org.xerotier.router.web.names.NamedWorkspace;
import org.xerotier.router.web.names.Names;

/**
 * An approval request with what it is about, so that whoever decides sees it.
 *
 * @param args as they are asked about now
 * @param expiresAt deadline of the stage that is open
 * @param stages null in lists, as are votes and rounds
 */
record ApprovalResponse(
        String id,
        String invocationId,
        ApprovalStatus status,
        RiskLevel risk,
        RiskLevel declaredRisk,
        String tool,
        NamedWorkspace workspace,
        @Nullable JsonNode args,
        String digest,
        @Nullable String planDigest,
        int round,
        int stage,
        String policyId,
        int policyVersion,
        ApprovalView.Party requestedBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        ApprovalView.@Nullable Party decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note,
        @Nullable String reason,
        @Nullable List<StageView> stages,
        @Nullable List<VoteView> votes,
        @Nullable List<RoundView> rounds) {

    static ApprovalResponse of(ApprovalView approval, @Nullable JsonNode args, Names names) {
        return of(approval, args, names, null);
    }

    static ApprovalResponse of(ApprovalDetail detail, Names names) {
        List<RoundView> rounds = detail.rounds();
        JsonNode args = rounds.isEmpty() ? null : rounds.get(rounds.size() - 1).arguments();
        return of(detail.approval(), args, names, detail);
    }

    private static ApprovalResponse of(
            ApprovalView approval, @Nullable JsonNode args, Names names, @Nullable ApprovalDetail detail) {
        return new ApprovalResponse(
                approval.id(),
                approval.invocationId(),
                approval.status(),
                approval.risk(),
                approval.declaredRisk(),
                approval.tool(),
                names.workspace(approval.workspaceId()),
                args,
                approval.digest(),
                approval.planDigest(),
                approval.round(),
                approval.stage(),
                approval.policyId(),
                approval.policyVersion(),
                approval.requestedBy(),
                approval.createdAt(),
                approval.expiresAt(),
                approval.decidedBy(),
                approval.decidedAt(),
                approval.note(),
                approval.reason(),
                detail == null ? null : detail.stages(),
                detail == null ? null : detail.votes(),
                detail == null ? null : detail.rounds());
    }
}
