package org.xerotier.router.workspace;

import java.time.Instant;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.router.kernel.WorkspaceId;

/** A workspace as callers see it. */
public record WorkspaceView(WorkspaceId id, String name, WorkspaceKind kind, WorkspaceScope scope, Instant createdAt) {}
