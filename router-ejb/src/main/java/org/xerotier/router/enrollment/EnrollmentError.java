package org.xerotier.router.enrollment;

import org.xerotier.router.kernel.ErrorCode;

/** Refusals of this room. */
enum EnrollmentError implements ErrorCode {
    JOIN_KEY_INVALID(401, "The join key is not one of this router's"),
    JOIN_KEY_EXPIRED(401, "The join key's time is over"),
    JOIN_KEY_REVOKED(403, "The join key was taken back"),
    JOIN_KEY_CONSUMED(409, "Another agent was enrolled with the join key"),
    JOIN_KEY_ROLE_MISMATCH(403, "The join key is for another kind of agent"),
    JOIN_KEY_NAME_MISMATCH(403, "The join key is for an agent of another name"),
    JOIN_KEY_NOT_FOUND(404, "No such join key in this project"),
    JOIN_KEY_NOT_ACTIVE(409, "The join key was used, has expired or was revoked before"),
    POSSESSION_NOT_PROVEN(403, "The proof that the agent holds its keys does not hold"),
    AGENT_TOKEN_INVALID(401, "The agent token is not one of this router's, or was replaced"),
    AGENT_TOKEN_EXPIRED(401, "The agent token's time is over, grace included");

    private final int status;
    private final String title;

    EnrollmentError(int status, String title) {
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
