package org.xerotier.router.grant;

import org.xerotier.router.kernel.ErrorCode;

/** Why a standing consent was not given or changed. */
public enum GrantError implements ErrorCode {
    GRANT_NOT_FOUND(404, "No such grant in this project"),
    GRANT_PATTERN_INVALID(400, "The grant's rules cannot be read"),
    GRANT_TOO_WIDE(403, "The grant would cover more than was asked for"),
    GRANT_NOT_PERMITTED(403, "The caller may not give or revoke this grant"),
    GRANT_NOT_OPEN(409, "The approval request or the grant is in no state for this");

    private final int status;
    private final String title;

    GrantError(int status, String title) {
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
