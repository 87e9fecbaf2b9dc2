package org.xerotier.router.web.grants;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.grant.GrantStatus;
import org.xerotier.router.grant.GrantUseView;
import org.xerotier.router.grant.GrantView;
import org.xerotier.router.web.names.NamedWorkspace;
import org.xerotier.router.web.names.Names;

/** A grant; its uses where one grant is shown. */
record GrantResponse(
        String id,
        String approvalId,
        GrantStatus status,
        boolean usable,
        String tool,
        NamedWorkspace workspace,
        JsonNode arguments,
        GrantView.Party grantee,
        RiskLevel highestRisk,
        int uses,
        int usesLeft,
        long ttlSeconds,
        String policyId,
        int policyVersion,
        List<GrantView.Party> agreedBy,
        Instant createdAt,
        @Nullable Instant activatedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant endedAt,
        GrantView.@Nullable Party endedBy,
        @Nullable String reason,
        @Nullable List<GrantUseView> usedBy) {

    static GrantResponse of(GrantView grant, @Nullable List<GrantUseView> usedBy, Names names) {
        return new GrantResponse(
                grant.id(),
                grant.approvalId(),
                grant.status(),
                grant.isUsable(),
                grant.tool(),
                names.workspace(grant.workspaceId()),
                grant.arguments(),
                grant.grantee(),
                grant.highestRisk(),
                grant.uses(),
                grant.usesLeft(),
                grant.ttlSeconds(),
                grant.policyId(),
                grant.policyVersion(),
                grant.agreedBy(),
                grant.createdAt(),
                grant.activatedAt(),
                grant.expiresAt(),
                grant.lastUsedAt(),
                grant.endedAt(),
                grant.endedBy(),
                grant.reason(),
                usedBy);
    }
}
