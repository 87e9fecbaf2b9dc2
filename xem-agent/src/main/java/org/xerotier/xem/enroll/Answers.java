package org.xerotier.xem.enroll;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads fields of the router's answers; fields it does not know are left alone, so newer routers may say more. */
final class Answers {

    private Answers() {}

    static String text(JsonNode body, String field) throws IOException {
        JsonNode value = body.path(field);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw new IOException("the router's answer lacks '%s'; is router_url a Xerotier router?".formatted(field));
        }
        return value.textValue();
    }

    static Instant instant(JsonNode body, String field) throws IOException {
        try {
            return Instant.parse(text(body, field));
        } catch (DateTimeException notAnInstant) {
            throw new IOException("the router's answer has no instant in '%s'".formatted(field), notAnInstant);
        }
    }

    static long number(JsonNode body, String field, long fallback) {
        return body.path(field).asLong(fallback);
    }
}
