package org.xerotier.router.fleet;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * What routing knows of an enrolled agent, taken from the database.
 *
 * @param manifestHash of the manifest on record
 * @param tools that manifest's tools, by dotted name
 * @param workspaces those it is bound to
 */
record KnownAgent(
        AgentId id,
        ProjectId project,
        String registrationName,
        PeerKey key,
        String manifestHash,
        Map<String, ToolDescriptor> tools,
        Set<WorkspaceId> workspaces) {

    KnownAgent {
        workspaces = Set.copyOf(workspaces);
    }

    Optional<ToolDescriptor> tool(ToolName name) {
        return Optional.ofNullable(tools.get(name.dotted()));
    }

    KnownAgent withManifest(String hash, Map<String, ToolDescriptor> newTools) {
        return new KnownAgent(id, project, registrationName, key, hash, newTools, workspaces);
    }

    KnownAgent withWorkspaces(Set<WorkspaceId> bound) {
        return new KnownAgent(id, project, registrationName, key, manifestHash, tools, bound);
    }
}
