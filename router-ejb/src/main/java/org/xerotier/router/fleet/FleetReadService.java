package org.xerotier.router.fleet;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.workspace.WorkspaceService;

/** Reads what routing needs. */
@Stateless
public class FleetReadService {

    @Inject
    AgentRepository agents;

    @Inject
    ManifestRepository manifests;

    @Inject
    WorkspaceService workspaces;

    public FleetReading read() {
        return new FleetReading(agents.routing(), workspaces.bindings(), workspaces.pausedBindings());
    }

    /** A manifest's document as JSON text. */
    public Optional<String> manifest(AgentId agent, String hash) {
        return manifests.find(agent, hash);
    }
}
