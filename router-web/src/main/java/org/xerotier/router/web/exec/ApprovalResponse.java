package org.xerotier.router.web.exec;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.approval.ApprovalStatus;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.web.names.NamedWorkspace;
import org.xerotier.router.web.names.Names;

/** An approval request with what it is about, so that whoever decides sees it. */
record ApprovalResponse(
        String id,
        String invocationId,
        ApprovalStatus status,
        RiskLevel risk,
        String tool,
        NamedWorkspace workspace,
        @Nullable JsonNode args,
        String digest,
        ApprovalView.Party requestedBy,
        Instant createdAt,
        Instant expiresAt,
        ApprovalView.@Nullable Party decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note,
        @Nullable String reason) {

    static ApprovalResponse of(ApprovalView approval, @Nullable JsonNode args, Names names) {
        return new ApprovalResponse(
                approval.id(),
                approval.invocationId(),
                approval.status(),
                approval.risk(),
                approval.tool(),
                names.workspace(approval.workspaceId()),
                args,
                approval.digest(),
                approval.requestedBy(),
                approval.createdAt(),
                approval.expiresAt(),
                approval.decidedBy(),
                approval.decidedAt(),
                approval.note(),
                approval.reason());
    }
}
