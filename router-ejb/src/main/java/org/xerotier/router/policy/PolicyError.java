package org.xerotier.router.policy;

import org.xerotier.router.kernel.ErrorCode;

/** Why a policy was not written, found or put into force. */
public enum PolicyError implements ErrorCode {
    POLICY_NOT_FOUND(404, "No such approval policy version in this workspace"),
    POLICY_INVALID(400, "The approval policy document does not say something that can be held"),
    POLICY_NAME_RESERVED(409, "The name belongs to a built-in policy, which is never written to"),
    POLICY_AUTHOR_NOT_PERMITTED(403, "Approval policies are written by owners and administrators");

    private final int status;
    private final String title;

    PolicyError(int status, String title) {
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
