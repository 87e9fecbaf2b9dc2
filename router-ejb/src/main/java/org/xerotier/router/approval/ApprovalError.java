package org.xerotier.router.approval;

import org.xerotier.router.kernel.ErrorCode;

/** Why a decision was not taken. */
public enum ApprovalError implements ErrorCode {
    APPROVAL_NOT_FOUND(404, "No such approval request in this project"),
    APPROVAL_ALREADY_RESOLVED(409, "The approval request was settled before"),
    APPROVER_NOT_PERMITTED(403, "The caller may not decide this request"),
    CONFIRMATION_REQUIRED(400, "An irreversible call is approved only with the tool's name typed as confirmation");

    private final int status;
    private final String title;

    ApprovalError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
