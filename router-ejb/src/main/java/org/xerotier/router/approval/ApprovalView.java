package org.xerotier.router.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;

/** An approval request as others see it. */
public record ApprovalView(
        String id,
        String invocationId,
        String workspaceId,
        ApprovalStatus status,
        RiskLevel risk,
        String tool,
        String digest,
        Party requestedBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Party decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note,
        @Nullable String reason) {

    /** Whoever asked or decided. */
    public record Party(String id, String name) {}
}
