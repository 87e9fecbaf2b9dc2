package org.xerotier.router.workspace;

import org.xerotier.router.kernel.ErrorCode;

/** What this room refuses. */
enum WorkspaceError implements ErrorCode {
    WORKSPACE_NOT_FOUND(404, "No such workspace in this project"),
    WORKSPACE_NAME_TAKEN(409, "Another workspace of the project has this name"),
    WORKSPACE_DEMOTION_UNSUPPORTED(409, "An operational workspace stays operational"),
    WORKSPACE_NOT_OPERATIONAL(409, "The operation needs an operational workspace"),
    WORKSPACE_MODELS_UNAVAILABLE(503, "One of the three models an operational workspace needs is not available"),
    WORKSPACE_BINDING_NOT_FOUND(404, "The agent is not bound to this workspace");

    private final int status;
    private final String title;

    WorkspaceError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public boolean retryable() {
        return this == WORKSPACE_MODELS_UNAVAILABLE;
    }

    @Override
    public String title() {
        return title;
    }
}
