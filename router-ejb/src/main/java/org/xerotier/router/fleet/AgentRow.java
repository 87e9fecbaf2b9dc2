package org.xerotier.router.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ConflictId;

/** An agent as the database has it; {@link AgentView} adds what only the memory of a router knows. */
record AgentRow(
        AgentId id,
        String registrationName,
        AgentRole role,
        String region,
        AgentState state,
        String manifestHash,
        long manifestVersion,
        boolean drifting,
        String agentVersion,
        @Nullable Integer capacity,
        Instant enrolledAt,
        @Nullable Instant lastSeenAt,
        @Nullable ConflictId conflict,
        @Nullable AgentPause pause,
        @Nullable String impairment) {}
