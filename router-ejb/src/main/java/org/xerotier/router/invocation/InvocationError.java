package org.xerotier.router.invocation;

import org.xerotier.router.kernel.ErrorCode;

/** Why a call was not taken, found or stopped. */
public enum InvocationError implements ErrorCode {
    EXEC_TOOL_NOT_FOUND(400, false, "No agent bound to the workspace declares this tool"),
    TOOL_EXECUTOR_UNAVAILABLE(503, true, "The tool is declared, but no agent that has it is online"),
    OUTSIDE_WORKSPACE_SCOPE(403, false, "The arguments reach beyond the workspace's scope"),
    IDEMPOTENCY_CONFLICT(409, false, "The idempotency key was used for another call"),
    INVOCATION_NOT_FOUND(404, false, "No such invocation in this project"),
    INVOCATION_NOT_AMBIGUOUS(409, false, "The outcome of the invocation is not unknown, or not any more"),
    RESOLUTION_NOT_PERMITTED(403, false, "An unknown outcome is settled by a person with authority in the project"),
    INVOCATION_NOT_CANCELLABLE(409, false, "The invocation has ended, or its outcome is unknown"),
    EXECUTION_NOT_FOUND(404, false, "No such execution in this project"),
    PLAN_UNAVAILABLE(409, false, "The tool needs a plan first, and its plan tool cannot be called here"),
    TOO_MANY_WAITING(429, true, "Too many calls of this project wait for an agent or a person");

    private final int status;
    private final boolean retryable;
    private final String title;

    InvocationError(int status, boolean retryable, String title) {
        this.status = status;
        this.retryable = retryable;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }

    @Override
    public String title() {
        return title;
    }
}
