package org.xerotier.router.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A message that could not be handled, as callers see it.
 *
 * @param payload ids and names, never arguments
 * @param error the last failure
 */
public record DeadLetterView(
        String id,
        Level level,
        String queue,
        JsonNode payload,
        String error,
        int attempts,
        Instant firstFailedAt,
        Instant lastFailedAt) {

    /** To whom it belongs. */
    public enum Level {
        PROJECT,
        /** To no project: only administrators see it. */
        SYSTEM
    }
}
