package org.xerotier.xeroctl.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.xerotier.xeroctl.json.Json;

/**
 * One event of an invocation's stream.
 *
 * @param kind without its {@code x_exec.} prefix
 */
public record InvocationEvent(long sequence, String kind, JsonNode data) {
    private static final Set<String> LAST =
            Set.of("completed", "failed", "timeout", "cancelled", "rejected", "approval_timed_out", "escalated");

    private static final String PREFIX = "x_exec.";

    static InvocationEvent of(String id, String kind, JsonNode data) {
        String name = kind.startsWith(PREFIX) ? kind.substring(PREFIX.length()) : kind;
        return new InvocationEvent(Long.parseLong(id), name, data);
    }

    /** After such an event the invocation has probably ended; only its status says so for certain. */
    public boolean mayBeLast() {
        return LAST.contains(kind);
    }

    public boolean isProgress() {
        return kind.equals("progress");
    }

    public boolean isAmbiguous() {
        return kind.equals("ambiguous");
    }

    public String text(String path) {
        return Json.text(data, path);
    }
}
