package org.xerotier.router.kernel;

import java.time.Duration;
import java.util.Locale;

/**
 * A refusal with a stable name. Each room has one enum of them; the constant's name in lower case is the code clients
 * see, so a constant is never renamed and its name never used again for something else.
 */
public interface ErrorCode {

    /** The enum constant's name. */
    String name();

    /** HTTP status this refusal is answered with. */
    int status();

    /** What this code means in general, for the generated catalogue. */
    String title();

    /** Whether the same request may succeed later without being changed. */
    default boolean retryable() {
        return false;
    }

    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The refusal; the message says what happened, to what, and what to do next. */
    default RouterException because(String message) {
        return new RouterException(this, message, null, null);
    }

    /** The refusal, naming the field or parameter at fault. */
    default RouterException because(String message, String param) {
        return new RouterException(this, message, param, null);
    }

    /** The refusal, saying when to come back. */
    default RouterException because(String message, Duration retryAfter) {
        return new RouterException(this, message, null, retryAfter);
    }
}
