package org.xerotier.systemtests.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the router's tables, past the router. */
public final class RowsReader {

    private static final String INVOCATIONS =
            "select i.id, p.slug, i.tool, i.status, i.epoch, i.idempotency_key, i.error_code, i.agent_id"
                    + " from invocations i join projects p on p.id = i.project_id order by i.id";
    private static final String EXECUTIONS =
            "select id, invocation_id, epoch, agent_id, status from executions order by invocation_id, epoch";
    private static final String EVENTS =
            "select invocation_id, sequence, kind, coalesce((detail->>'epoch')::bigint, 0) from invocation_events"
                    + " order by invocation_id, sequence";
    private static final String AUDITS = "select invocation_id, execution_id, action, coalesce((extract(epoch from"
            + " pg_xact_commit_timestamp(xmin)) * 1000000)::bigint, 0) from execution_audit_log"
            + " where invocation_id is not null order by id";

    private RowsReader() {}

    /** Makes something of a row. */
    @FunctionalInterface
    private interface Shape<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** @param connection of the superuser, who may see when transactions committed */
    public static Rows read(Connection connection) throws SQLException {
        return new Rows(
                all(
                        connection,
                        INVOCATIONS,
                        row -> new Rows.Invocation(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8))),
                all(
                        connection,
                        EXECUTIONS,
                        row -> new Rows.Execution(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5))),
                all(
                        connection,
                        EVENTS,
                        row -> new Rows.Event(row.getString(1), row.getLong(2), row.getString(3), row.getLong(4))),
                all(
                        connection,
                        AUDITS,
                        row -> new Rows.Audit(
                                row.getString(1), row.getString(2), row.getString(3), row.getLong(4) * 1_000)));
    }

    private static <T> List<T> all(Connection connection, String sql, Shape<T> shape) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (var query = connection.createStatement();
                ResultSet row = query.executeQuery(sql)) {
            while (row.next()) {
                rows.add(shape.of(row));
            }
        }
        return rows;
    }
}
