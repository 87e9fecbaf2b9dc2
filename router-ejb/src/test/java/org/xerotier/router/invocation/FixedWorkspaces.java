package org.xerotier.router.invocation;

import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.workspace.WorkspaceKind;
import org.xerotier.router.workspace.WorkspaceService;
import org.xerotier.router.workspace.WorkspaceView;

/** One operational workspace, whoever asks. */
final class FixedWorkspaces extends WorkspaceService {

    private final WorkspaceId id;

    FixedWorkspaces(WorkspaceId id) {
        this.id = id;
    }

    @Override
    public WorkspaceView get(ProjectId project, String idOrName) {
        return new WorkspaceView(
                id, "ops", WorkspaceKind.OPERATIONAL, WorkspaceScope.UNNARROWED, InvocationRoom.NOW, null);
    }
}
