package org.xerotier.mesh.seal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.key.Sha256;

/**
 * A row of the log with all its columns. Its bytes are the RFC 8785 form of an object with one member per column,
 * absent ones as {@code null} and the time in microseconds; the row's hash is the plain SHA-256 of them, so that
 * {@code sha256sum} can check one.
 *
 * @param detail JSON text as the database gives it. Should it have no RFC 8785 form (a number beyond 2^53, say), the
 *     text itself is sealed as {@code detail_text} and {@code detail} is null: no row can stop the seal.
 */
public record AuditRecord(
        String id,
        @Nullable String projectId,
        Instant at,
        Who who,
        String action,
        String subjectKind,
        String subjectId,
        String outcome,
        String requestId,
        String traceId,
        About about,
        String detail) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final JsonLimits DETAIL = new JsonLimits(1 << 20, 64, 1 << 20, 1 << 20, 100_000);

    /** Who acted. */
    public record Who(String kind, String id, String name, String principal) {}

    /** What else the row is about. */
    public record About(
            @Nullable String invocationId,
            @Nullable String approvalId,
            @Nullable String executionId,
            @Nullable String agentId) {}

    /** The chain the row belongs to. */
    public String chain() {
        return projectId == null ? AuditChain.ROUTER : projectId;
    }

    public byte[] canonical() {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("id", id);
        row.put("project_id", projectId);
        row.put("at", TIME.format(at));
        row.put("actor_kind", who.kind());
        row.put("actor_id", who.id());
        row.put("actor_name", who.name());
        row.put("actor_principal", who.principal());
        row.put("action", action);
        row.put("subject_kind", subjectKind);
        row.put("subject_id", subjectId);
        row.put("outcome", outcome);
        row.put("request_id", requestId);
        row.put("trace_id", traceId);
        row.put("invocation_id", about.invocationId());
        row.put("approval_id", about.approvalId());
        row.put("execution_id", about.executionId());
        row.put("agent_id", about.agentId());
        try {
            row.set("detail", StrictJson.parse(detail.getBytes(StandardCharsets.UTF_8), DETAIL));
            return CanonicalJson.write(row);
        } catch (JsonRefused noCanonicalForm) {
            row.putNull("detail");
            row.put("detail_text", detail);
            return CanonicalJson.write(row);
        }
    }

    public static byte[] hash(byte[] canonical) {
        return Sha256.bytes(canonical);
    }
}
