package org.xerotier.router.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A row as readers see it. */
public record AuditView(
        String id,
        Instant at,
        Who actor,
        String action,
        What subject,
        String outcome,
        String requestId,
        String traceId,
        JsonNode detail) {

    /** Who acted. */
    public record Who(String kind, String id, String name) {}

    /** What was acted on. */
    public record What(String kind, String id) {}
}
