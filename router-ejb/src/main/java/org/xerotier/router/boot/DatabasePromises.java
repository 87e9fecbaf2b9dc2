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

    /** The log and what seals it. */
    private static final String GUARDED = """
            with guarded (name) as (values
              ('execution_audit_log'), ('audit_seals'), ('audit_nodes'), ('audit_checkpoints'))
            """;

    private static final String TOO_MIGHTY = GUARDED + """
            select 'is a superuser' from pg_roles where rolname = current_user and rolsuper
            union all
            select rights.verb || g.name from guarded g cross join lateral (values
              ('may update ', has_any_column_privilege(g.name, 'UPDATE')),
              ('may delete from ', has_table_privilege(g.name, 'DELETE')),
              ('may truncate ', has_table_privilege(g.name, 'TRUNCATE')),
              ('is a member of the role that owns ',
                (select pg_has_role(current_user, relowner, 'MEMBER') from pg_class where oid = g.name::regclass))
            ) as rights (verb, has) where rights.has
            """;

    private static final String NOT_GUARDED = GUARDED + """
            select g.name || ' lacks the trigger ' || g.name || wanted.suffix
              from guarded g cross join (values ('_guard'), ('_guard_truncate')) as wanted (suffix)
             where not exists (select from pg_trigger
                where tgrelid = g.name::regclass and tgname = g.name || wanted.suffix and tgenabled = 'A')
            """;

    private static final String NOT_WRITABLE = GUARDED + """
            select 'the application role may not ' || lower(wanted.privilege) || ' ' || g.name
              from guarded g cross join (values ('INSERT'), ('SELECT')) as wanted (privilege)
             where not has_any_column_privilege(g.name, wanted.privilege)
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
