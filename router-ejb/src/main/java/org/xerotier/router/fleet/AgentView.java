package org.xerotier.router.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * An agent as callers see it: the database's word on who it is, this router's on how it does.
 *
 * @param manifestDrift it declared another manifest than the one on record
 * @param tools names of what it offers
 * @param running invocations it has in hand, 0 if it is not connected here
 * @param holds why it gets no work, as far as its state does not say so
 * @param leaseExpiresAt when it counts as stale unless it is heard before; null if it is not connected here
 */
public record AgentView(
        AgentId id,
        String registrationName,
        AgentRole role,
        String region,
        AgentState state,
        String manifestHash,
        long manifestVersion,
        boolean manifestDrift,
        List<String> tools,
        Set<WorkspaceId> workspaces,
        int running,
        int capacity,
        String agentVersion,
        @Nullable Instant lastSeenAt,
        @Nullable Instant leaseExpiresAt,
        Instant enrolledAt,
        List<Hold> holds) {}
