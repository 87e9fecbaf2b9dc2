package org.xerotier.router.notify;

import org.xerotier.router.kernel.ErrorCode;

/** Refusals of this room. */
enum NotifyError implements ErrorCode {
    WEBHOOK_NOT_FOUND(404, false, "No such webhook in this project"),
    WEBHOOK_URL_REFUSED(400, false, "The webhook's URL is not one this router sends to"),
    WEBHOOK_LIMIT_REACHED(409, false, "The project has as many webhooks as it may"),
    WEBHOOK_TEST_LIMIT_REACHED(429, true, "The webhook was tried out as often as it may be within an hour"),
    DEAD_LETTER_NOT_FOUND(404, false, "No such dead letter among those this caller may see");

    private final int status;
    private final boolean retryable;
    private final String title;

    NotifyError(int status, boolean retryable, String title) {
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
