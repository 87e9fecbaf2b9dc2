package org.xerotier.router.web.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.xerotier.router.notify.DeadLetterView;

/** A message that could not be handled. */
record DeadLetterResponse(
        String object,
        String id,
        DeadLetterView.Level level,
        String queue,
        JsonNode payload,
        String error,
        int attempts,
        Instant firstFailedAt,
        Instant lastFailedAt) {

    static DeadLetterResponse of(DeadLetterView letter) {
        return new DeadLetterResponse(
                "dead_letter",
                letter.id(),
                letter.level(),
                letter.queue(),
                letter.payload(),
                letter.error(),
                letter.attempts(),
                letter.firstFailedAt(),
                letter.lastFailedAt());
    }
}
