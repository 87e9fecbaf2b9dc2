package org.xerotier.router.fleet;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/** What routing needs of an agent, in one row. Public parts only because the persistence provider builds it. */
public record RoutingRow(
        String id,
        String projectId,
        String registrationName,
        String curvePublicKey,
        @Nullable String nextKeyHex,
        String manifestHash,
        @Nullable String conflictId,
        @Nullable Instant pausedAt) {

    AgentId agent() {
        return new AgentId(id);
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    PeerKey key() {
        return new PeerKey(curvePublicKey);
    }

    @Nullable
    PeerKey nextKey() {
        return nextKeyHex == null ? null : new PeerKey(nextKeyHex);
    }

    Bars bars(Set<WorkspaceId> pausedIn) {
        return new Bars(conflictId != null, pausedAt != null, pausedIn);
    }
}
