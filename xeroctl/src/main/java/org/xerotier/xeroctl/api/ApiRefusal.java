package org.xerotier.xeroctl.api;

import org.jspecify.annotations.Nullable;

/** The router answered, and the answer is no. */
public final class ApiRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String says;
    private final @Nullable String param;
    private final @Nullable String requestId;

    public ApiRefusal(int status, String code, String says, @Nullable String param, @Nullable String requestId) {
        super(code + ": " + says);
        this.status = status;
        this.code = code;
        this.says = says;
        this.param = param;
        this.requestId = requestId;
    }

    public int status() {
        return status;
    }

    /** The stable name of the refusal; {@code http_<status>} when the answer had none. */
    public String code() {
        return code;
    }

    public String says() {
        return says;
    }

    public @Nullable String param() {
        return param;
    }

    public @Nullable String requestId() {
        return requestId;
    }
}
