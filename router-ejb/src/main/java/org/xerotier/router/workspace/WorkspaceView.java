package org.xerotier.router.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.router.kernel.WorkspaceId;

/** A workspace as callers see it. */
public record WorkspaceView(
        WorkspaceId id,
        String name,
        WorkspaceKind kind,
        WorkspaceScope scope,
        Instant createdAt,
        @Nullable WorkspacePause pause) {

    /** Whether calls only wait here. */
    public boolean isPaused() {
        return pause != null;
    }
}
