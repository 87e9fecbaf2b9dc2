package org.xerotier.router.grant;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * A grant as others see it.
 *
 * @param arguments a rule for each argument
 * @param isUsable active, not run out by count or clock; whether a call is covered depends on more
 * @param agreedBy whose consent it is
 */
public record GrantView(
        String id,
        String approvalId,
        String workspaceId,
        GrantStatus status,
        boolean isUsable,
        String tool,
        JsonNode arguments,
        Party grantee,
        RiskLevel highestRisk,
        int uses,
        int usesLeft,
        long ttlSeconds,
        String policyId,
        int policyVersion,
        List<Party> agreedBy,
        Instant createdAt,
        @Nullable Instant activatedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant endedAt,
        @Nullable Party endedBy,
        @Nullable String reason) {

    /** Whoever asked, agreed or revoked. */
    public record Party(String id, String name) {}

    public GrantView {
        agreedBy = List.copyOf(agreedBy);
    }
}
