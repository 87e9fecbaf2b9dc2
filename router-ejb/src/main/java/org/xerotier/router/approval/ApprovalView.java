package org.xerotier.router.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * An approval request as others see it.
 *
 * @param risk what the policy made of it
 * @param declaredRisk the tool's own
 * @param round of the question, counted from 1; an edit begins the next
 * @param stage who is asked now, counted from 0
 * @param expiresAt deadline of the stage; null while the plan is made
 */
public record ApprovalView(
        String id,
        String invocationId,
        String workspaceId,
        ApprovalStatus status,
        RiskLevel risk,
        RiskLevel declaredRisk,
        String tool,
        String digest,
        @Nullable String planDigest,
        int round,
        int stage,
        String policyId,
        int policyVersion,
        Party requestedBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Party decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String note,
        @Nullable String reason) {

    /** Whoever asked or decided. */
    public record Party(String id, String name) {}
}
