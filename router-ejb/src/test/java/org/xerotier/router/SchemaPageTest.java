package org.xerotier.router;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MigratedDatabase.class)
class SchemaPageTest {

    private static final String TABLES = """
            select c.relname, obj_description(c.oid, 'pg_class'), concat_ws(', ',
                   case when has_table_privilege(?, c.oid, 'SELECT') then 'read' end,
                   case when has_table_privilege(?, c.oid, 'INSERT') then 'add' end,
                   case when has_any_column_privilege(?, c.oid, 'UPDATE') then 'change' end,
                   case when has_table_privilege(?, c.oid, 'DELETE') then 'remove' end)
              from pg_class c
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'
             order by c.relname
            """;

    private static final String COLUMNS = """
            select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                   coalesce(col_description(c.oid, a.attnum), '')
              from pg_class c join pg_attribute a on a.attrelid = c.oid
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
             order by c.relname, a.attnum
            """;

    private static final String FUNCTIONS = """
            select p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', obj_description(p.oid, 'pg_proc')
              from pg_proc p
             where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype
               and obj_description(p.oid, 'pg_proc') is not null
             order by 1
            """;

    private final MigratedDatabase database;

    SchemaPageTest(MigratedDatabase database) {
        this.database = database;
    }

    @Test
    void thePageShowsEveryTableAsMigrated() throws SQLException {
        Map<String, StringBuilder> columns = columns();
        StringBuilder body = new StringBuilder("""
                Flyway makes these tables; [how the roles are set up](../how-to/install-on-existing-payara.md). Read them as you like, with a role of
                your own; write to none: guards refuse what no transition allows, and audit rows cannot be changed by anybody.

                A column's note begins with the class of what is in it: *public* may be shown to whoever may read the thing, *sensitive* tells of people or
                systems, *secret* is encrypted or a digest and is never shown. Columns without a note are public and mean what they are called.
                """);
        try (Connection connection = database.owner();
                var query = connection.prepareStatement(TABLES)) {
            for (int parameter = 1; parameter <= 4; parameter++) {
                query.setString(parameter, database.appRole());
            }
            ResultSet table = query.executeQuery();
            while (table.next()) {
                body.append("\n## ").append(table.getString(1)).append("\n\n");
                body.append(table.getString(2)).append(" The router may ").append(table.getString(3));
                body.append(".\n\n| column | type | null | |\n|---|---|---|---|\n");
                body.append(columns.getOrDefault(table.getString(1), new StringBuilder()));
            }
        }
        body.append("\n## Functions\n\n| function | |\n|---|---|\n").append(functions());
        ReferencePages.compare("schema.md", "Database schema", body.toString());
    }

    private Map<String, StringBuilder> columns() throws SQLException {
        Map<String, StringBuilder> columns = new LinkedHashMap<>();
        try (Connection connection = database.owner();
                ResultSet column = connection.createStatement().executeQuery(COLUMNS)) {
            while (column.next()) {
                columns.computeIfAbsent(column.getString(1), first -> new StringBuilder())
                        .append("| `%s` | %s | %s | %s |\n"
                                .formatted(
                                        column.getString(2),
                                        column.getString(3).replace("timestamp with time zone", "timestamptz"),
                                        column.getBoolean(4) ? "" : "yes",
                                        cell(column.getString(5))));
            }
        }
        return columns;
    }

    private StringBuilder functions() throws SQLException {
        StringBuilder rows = new StringBuilder();
        try (Connection connection = database.owner();
                ResultSet function = connection.createStatement().executeQuery(FUNCTIONS)) {
            while (function.next()) {
                rows.append("| `%s` | %s |\n".formatted(function.getString(1), cell(function.getString(2))));
            }
        }
        return rows;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
