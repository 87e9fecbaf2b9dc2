package org.xerotier.router.workspace;

import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/** What waits in a workspace may leave again; told inside the transaction. */
public record WorkspaceResumed(ProjectId project, WorkspaceId workspace) {}
