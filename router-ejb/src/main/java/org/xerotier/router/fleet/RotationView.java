package org.xerotier.router.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.RotationId;

/**
 * A change of an agent's CURVE key.
 *
 * @param expiresAt when it ends unless the agent has answered
 * @param admittedAt since when the new key is let in
 */
public record RotationView(
        RotationId id,
        AgentId agent,
        RotationState state,
        String reason,
        String askedBy,
        Instant askedAt,
        Instant expiresAt,
        @Nullable Instant admittedAt,
        @Nullable Instant endedAt) {}
