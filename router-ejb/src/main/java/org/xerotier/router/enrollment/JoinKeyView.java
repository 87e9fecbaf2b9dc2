package org.xerotier.router.enrollment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.fleet.AgentRole;
import org.xerotier.router.fleet.Region;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.JoinKeyId;

/** A join key as callers see it: everything but the key. */
public record JoinKeyView(
        JoinKeyId id,
        String name,
        AgentRole role,
        Region region,
        String meshAddress,
        @Nullable String registrationName,
        JoinKeyState state,
        Instant createdAt,
        String createdBy,
        String createdByName,
        Instant expiresAt,
        @Nullable Instant consumedAt,
        @Nullable AgentId consumedBy,
        @Nullable Instant revokedAt) {}
