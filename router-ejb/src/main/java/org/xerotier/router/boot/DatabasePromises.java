package org.xerotier.router.boot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What the router relies on and the database could have been set up without: committed is on disk, and the audit log
 * cannot be changed by the role the router works as.
 */
final class DatabasePromises {

    private static final String NOT_DURABLE = """
            select name || '=' || setting from pg_settings
             where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'
             order by name
            """;

    private static final String TOO_MIGHTY = """
            select rights.what from (values
              ('is a superuser', (select rolsuper from pg_roles where rolname = current_user)),
              ('may update execution_audit_log', has_table_privilege('execution_audit_log', 'UPDATE')),
              ('may delete from execution_audit_log', has_table_privilege('execution_audit_log', 'DELETE')),
              ('may truncate execution_audit_log', has_table_privilege('execution_audit_log', 'TRUNCATE')),
              ('is a member of the role that owns execution_audit_log',
                (select pg_has_role(current_user, relowner, 'MEMBER') from pg_class
                  where oid = 'execution_audit_log'::regclass))
            ) as rights (what, has) where rights.has
            """;

    private static final String NOT_GUARDED = """
            select 'execution_audit_log lacks the trigger ' || wanted.name
              from (values ('execution_audit_log_guard'), ('execution_audit_log_guard_truncate')) as wanted (name)
             where not exists (select from pg_trigger
                where tgrelid = 'execution_audit_log'::regclass and tgname = wanted.name and tgenabled = 'A')
            """;

    private static final String NOT_WRITABLE = """
            select 'the application role may not ' || lower(wanted.privilege) || ' execution_audit_log'
              from (values ('INSERT'), ('SELECT')) as wanted (privilege)
             where not has_table_privilege('execution_audit_log', wanted.privilege)
            """;

    private final DataSource application;

    DatabasePromises(DataSource application) {
        this.application = application;
    }

    /** Passes, or refuses the start naming everything that is not as it must be. */
    void require() {
        List<String> broken = new ArrayList<>();
        try (Connection connection = application.getConnection()) {
            collect(connection, NOT_DURABLE, "commits are not durable: ", broken);
            collect(connection, TOO_MIGHTY, "the application role ", broken);
            collect(connection, NOT_GUARDED, "", broken);
            collect(connection, NOT_WRITABLE, "", broken);
        } catch (SQLException e) {
            throw new StartRefused(
                    "the application role cannot use the database: " + e.getMessage()
                            + "; check xerotier.database.url, user and password",
                    e);
        }
        if (!broken.isEmpty()) {
            throw new StartRefused(String.join("; ", broken) + ". Set the database up as server-config/database does");
        }
    }

    private static void collect(Connection connection, String sql, String lead, List<String> into) throws SQLException {
        try (var query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                into.add(lead + rows.getString(1));
            }
        }
    }
}
