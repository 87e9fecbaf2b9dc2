package org.xerotier.router.workspace;

import org.xerotier.router.kernel.ProjectId;

/** A workspace was made; told inside the transaction. */
public record WorkspaceCreated(ProjectId project, WorkspaceView workspace) {}
