package org.xerotier.router.kernel;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The only exception rooms throw on purpose. It crosses an EJB unwrapped and rolls the transaction back; any other
 * exception is a fault of ours and is answered as {@code internal_error}.
 */
@ApplicationException(rollback = true)
public final class RouterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable String param;
    private final @Nullable Duration retryAfter;

    public RouterException(ErrorCode code, String message, @Nullable String param, @Nullable Duration retryAfter) {
        super(message);
        this.code = code;
        this.param = param;
        this.retryAfter = retryAfter;
    }

    public ErrorCode code() {
        return code;
    }

    /** The field or parameter at fault. */
    public Optional<String> param() {
        return Optional.ofNullable(param);
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    @Override
    public String toString() {
        return code.code() + ": " + getMessage();
    }
}
