package org.xerotier.router.web.error;

import org.xerotier.router.kernel.ErrorCode;

/** Refusals that come from speaking HTTP. */
public enum WebError implements ErrorCode {
    CREDENTIALS_IN_URL(400, false, "The URL carries credentials; they belong into the Authorization header"),
    TOO_MANY_STREAMS(429, true, "The project has as many event streams open as it may"),
    STORAGE_UNAVAILABLE(503, true, "The database cannot be reached or has no connection left");

    private final int status;
    private final boolean retryable;
    private final String title;

    WebError(int status, boolean retryable, String title) {
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
