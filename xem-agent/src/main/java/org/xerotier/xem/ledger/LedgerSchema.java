package org.xerotier.xem.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings a ledger to the shape this version of the agent knows: makes it, or takes it on step by step. */
final class LedgerSchema {

    /** Step n takes a ledger of version n to version n + 1; the first makes it. A step that was released stays as it is. */
    private static final List<List<String>> STEPS = List.of(List.of(LedgerMeta.TABLE, EntryRow.TABLE));

    static final int VERSION = STEPS.size();

    private LedgerSchema() {}

    /** @param freshId the id of a ledger made now; null if this one was written before and must not be empty */
    static void bring(Connection connection, Statement sql, int applicationId, @Nullable String freshId)
            throws SQLException, LedgerFault {
        int version = number(sql, "PRAGMA user_version");
        int application = number(sql, "PRAGMA application_id");
        if (version == 0 && number(sql, "SELECT count(*) FROM sqlite_schema") == 0) {
            if (freshId == null) {
                throw LedgerFault.damaged("it is empty, and was not when the agent last wrote it");
            }
        } else if (application != applicationId || version == 0) {
            throw LedgerFault.damaged("it is a database of something else");
        } else if (version > VERSION) {
            throw new LedgerFault(
                    LedgerFault.Kind.NEWER,
                    "it was written by a newer agent (version %d, this one knows %d)".formatted(version, VERSION));
        } else if (version == VERSION) {
            return;
        }
        connection.setAutoCommit(false);
        for (List<String> step : STEPS.subList(version, VERSION)) {
            for (String statement : step) {
                sql.execute(statement);
            }
        }
        sql.execute("PRAGMA application_id = " + applicationId);
        sql.execute("PRAGMA user_version = " + VERSION);
        if (version == 0 && freshId != null) {
            try (PreparedStatement insert = connection.prepareStatement(LedgerMeta.INSERT)) {
                LedgerMeta.fresh(freshId).bind(insert);
                insert.executeUpdate();
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static int number(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
