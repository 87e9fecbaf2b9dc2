package org.xerotier.router.approval;

import org.xerotier.router.kernel.ErrorCode;

/** Why a decision was not taken. */
public enum ApprovalError implements ErrorCode {
    APPROVAL_NOT_FOUND(404, "No such approval request in this project"),
    APPROVAL_ALREADY_RESOLVED(409, "The approval request was settled before"),
    APPROVAL_NOT_READY(409, true, "The plan the request will show is still being made"),
    APPROVAL_DEADLINE_PASSED(409, "The clock of the request's stage has run out; only the clock acts now"),
    APPROVAL_ALREADY_VOTED(409, "This person has given their word in this round, and more people are needed"),
    APPROVAL_CHANGED(409, "The question is not, or not provably, the one the decider saw"),
    APPROVAL_NOT_EDITABLE(409, "The arguments of this request cannot be edited"),
    APPROVER_NOT_PERMITTED(403, "The caller may not decide this request"),
    CONFIRMATION_REQUIRED(400, "An irreversible call is approved only with the tool's name typed as confirmation");

    private final int status;
    private final boolean retryable;
    private final String title;

    ApprovalError(int status, String title) {
        this(status, false, title);
    }

    ApprovalError(int status, boolean retryable, String title) {
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
