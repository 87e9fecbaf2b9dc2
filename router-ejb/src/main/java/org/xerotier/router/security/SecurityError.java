package org.xerotier.router.security;

import org.xerotier.router.kernel.ErrorCode;

/** What this room refuses. */
enum SecurityError implements ErrorCode {
    AUTHENTICATION_REQUIRED(401, "The request carries no usable credentials"),
    API_KEY_INVALID(401, "The API key is not one of this router's"),
    API_KEY_EXPIRED(401, "The API key's time is over"),
    API_KEY_REVOKED(401, "The API key was revoked"),
    SCOPE_INSUFFICIENT(403, "The API key lacks a scope this operation asks for"),
    API_KEY_NOT_FOUND(404, "No such API key in this project"),
    BOOTSTRAP_TOKEN_INVALID(401, "The bootstrap token is not the one in the router's token file"),
    BOOTSTRAP_CLOSED(409, "The first project exists, or no bootstrap was prepared");

    private final int status;
    private final String title;

    SecurityError(int status, String title) {
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
