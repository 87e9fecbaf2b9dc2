package org.xerotier.router.kernel;

/** Refusals that belong to no room in particular. */
public enum KernelError implements ErrorCode {
    INVALID_BODY(400, false, "The request body is not what this operation accepts"),
    INVALID_PARAMETER(400, false, "A path, query or header parameter has an unusable value"),
    INVALID_CURSOR(400, false, "The page cursor was not issued by this list"),
    CREDENTIALS_IN_URL(400, false, "The URL carries credentials; they belong into the Authorization header"),
    ROUTE_NOT_FOUND(404, false, "No such route"),
    METHOD_NOT_ALLOWED(405, false, "The route exists, but not with this method"),
    NOT_ACCEPTABLE(406, false, "The answer has no form the Accept header allows"),
    CONCURRENT_UPDATE(409, true, "Somebody else changed the same thing at the same moment"),
    BODY_TOO_LARGE(413, false, "The request body is larger than this operation reads"),
    UNSUPPORTED_MEDIA_TYPE(415, false, "The request body is of a kind this operation does not read"),
    TOO_MANY_STREAMS(429, true, "The project has as many event streams open as it may"),
    INTERNAL_ERROR(500, false, "The router failed; the request id finds the cause in its log"),
    ROUTER_NOT_READY(503, true, "The router is starting or stopping"),
    AUDIT_UNAVAILABLE(503, true, "The act could not be put on the audit log, so it did not happen"),
    STORAGE_UNAVAILABLE(503, true, "The database cannot be reached or has no connection left");

    private final int status;
    private final boolean retryable;
    private final String title;

    KernelError(int status, boolean retryable, String title) {
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
