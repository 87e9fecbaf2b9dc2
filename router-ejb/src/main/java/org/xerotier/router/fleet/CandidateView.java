package org.xerotier.router.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.CandidateId;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * A workspace binding an agent proposed. Kind, name and evidence are the agent's words.
 *
 * @param reason why it was rejected
 * @param workspace what it was bound to
 */
public record CandidateView(
        CandidateId id,
        AgentId agent,
        String kind,
        String name,
        String evidence,
        CandidateState state,
        Instant reportedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason,
        @Nullable WorkspaceId workspace) {}
