package org.xerotier.router.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.seal.AuditRecord;

/** The log's columns as native queries select them, past the entity: what is sealed is what the database has. */
final class AuditColumns {

    /** Of a row called {@code l}; the time in microseconds, the details as the database writes them. */
    static final String SELECT = """
            l.id, l.project_id, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), l.actor_kind,
            l.actor_id, l.actor_name, l.actor_principal, l.action, l.subject_kind, l.subject_id, l.outcome, l.request_id,
            l.trace_id, l.invocation_id, l.approval_id, l.execution_id, l.agent_id, cast(l.detail as text)
            """;

    static final int COUNT = 18;

    private AuditColumns() {}

    /** @param at where the columns begin */
    static AuditRecord read(Object[] row, int at) {
        return new AuditRecord(
                text(row, at),
                maybe(row, at + 1),
                Instant.parse(text(row, at + 2)),
                new AuditRecord.Who(text(row, at + 3), text(row, at + 4), text(row, at + 5), text(row, at + 6)),
                text(row, at + 7),
                text(row, at + 8),
                text(row, at + 9),
                text(row, at + 10),
                text(row, at + 11),
                text(row, at + 12),
                new AuditRecord.About(
                        maybe(row, at + 13), maybe(row, at + 14), maybe(row, at + 15), maybe(row, at + 16)),
                text(row, at + 17));
    }

    private static String text(Object[] row, int at) {
        return (String) row[at];
    }

    private static @Nullable String maybe(Object[] row, int at) {
        return (String) row[at];
    }
}
