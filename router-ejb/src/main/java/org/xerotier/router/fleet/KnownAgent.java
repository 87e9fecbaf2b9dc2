package org.xerotier.router.fleet;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.mesh.manifest.ToolName;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * What routing knows of an enrolled agent, taken from the database.
 *
 * @param key the key in force
 * @param nextKey admitted beside it until the agent comes back with it
 * @param manifestHash of the manifest on record
 * @param tools that manifest's tools, by dotted name
 * @param workspaces those it is bound to
 * @param bars what keeps work from it
 */
record KnownAgent(
        AgentId id,
        ProjectId project,
        String registrationName,
        PeerKey key,
        @Nullable PeerKey nextKey,
        String manifestHash,
        Map<String, ToolDescriptor> tools,
        Set<WorkspaceId> workspaces,
        Bars bars) {

    KnownAgent {
        workspaces = Set.copyOf(workspaces);
    }

    Optional<ToolDescriptor> tool(ToolName name) {
        return Optional.ofNullable(tools.get(name.dotted()));
    }

    boolean holds(PeerKey some) {
        return key.equals(some) || some.equals(nextKey);
    }

    /** The keys it may connect with. */
    Set<PeerKey> keys() {
        return nextKey == null ? Set.of(key) : Set.of(key, nextKey);
    }

    /** Whether work of this workspace may be given to it, as far as the record goes. */
    boolean serves(WorkspaceId workspace) {
        return workspaces.contains(workspace) && !bars.bars(workspace);
    }

    KnownAgent withManifest(String hash, Map<String, ToolDescriptor> newTools) {
        return new KnownAgent(id, project, registrationName, key, nextKey, hash, newTools, workspaces, bars);
    }

    KnownAgent withWorkspaces(Set<WorkspaceId> bound) {
        return new KnownAgent(id, project, registrationName, key, nextKey, manifestHash, tools, bound, bars);
    }

    KnownAgent withBars(Bars now) {
        return new KnownAgent(id, project, registrationName, key, nextKey, manifestHash, tools, workspaces, now);
    }

    KnownAgent withKeys(PeerKey inForce, @Nullable PeerKey next) {
        return new KnownAgent(id, project, registrationName, inForce, next, manifestHash, tools, workspaces, bars);
    }
}
