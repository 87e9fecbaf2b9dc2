package org.xerotier.router.fleet;

import org.xerotier.mesh.api.PeerKey;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;

/** What routing needs of an agent, in one row. Public parts only because the persistence provider builds it. */
public record RoutingRow(
        String id, String projectId, String registrationName, String curvePublicKey, String manifestHash) {

    AgentId agent() {
        return new AgentId(id);
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    PeerKey key() {
        return new PeerKey(curvePublicKey);
    }
}
