package org.xerotier.router.link;

import org.xerotier.router.kernel.ErrorCode;

/** Why a link was not made, opened or used. */
public enum LinkError implements ErrorCode {
    LINK_NOT_FOUND(404, "No such link; it was never made, or was typed wrongly"),
    LINK_OVER(410, "The link was used, revoked, locked, or its time is over"),
    LINK_VOID(409, "The question changed since the link was made"),
    LINK_CODE_WRONG(403, "The confirmation code is not the one that belongs to the link"),
    LINK_DIGEST_MISTYPED(400, "The typed end of the digest is not that of the question"),
    LINK_NOT_PERMITTED(403, "The caller may not invite a reviewer to this request");

    private final int status;
    private final String title;

    LinkError(int status, String title) {
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
