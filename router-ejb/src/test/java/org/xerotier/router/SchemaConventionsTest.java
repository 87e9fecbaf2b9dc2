package org.xerotier.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The house rules for tables, asked of the catalogue after all migrations. */
@ExtendWith(MigratedDatabase.class)
class SchemaConventionsTest {

    private static final String OURS =
            "c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'";

    @Test
    void allMigrationsApplyFromZeroAndOnlyOnce(MigratedDatabase database) {
        assertThat(database.flyway().migrate().migrationsExecuted).isZero();
        assertThat(database.flyway().info().applied()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(database.flyway().info().pending()).isEmpty();
    }

    @Test
    void everyConstraintIsNamedAfterItsRule(MigratedDatabase database) throws SQLException {
        assertThat(names(
                        database,
                        "select conname from pg_constraint o join pg_class c on c.oid = o.conrelid where " + OURS
                                + " and o.contype <> 'n' and o.conname ~ '_(key|fkey|check|pkey|excl)[0-9]*$'"))
                .isEmpty();
    }

    @Test
    void everyTableIsExplained(MigratedDatabase database) throws SQLException {
        assertThat(names(
                        database,
                        "select relname from pg_class c where " + OURS
                                + " and coalesce(length(obj_description(c.oid, 'pg_class')), 0) < 20"))
                .isEmpty();
    }

    @Test
    void everyCommentOnAColumnBeginsWithItsClass(MigratedDatabase database) throws SQLException {
        assertThat(names(
                        database,
                        "select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid"
                                + " where " + OURS + " and a.attnum > 0 and not a.attisdropped"
                                + " and col_description(c.oid, a.attnum) !~ '^(public|sensitive|secret)'"))
                .isEmpty();
    }

    @Test
    void everyForeignKeyHasAnIndexThatBeginsWithIt(MigratedDatabase database) throws SQLException {
        assertThat(
                        names(
                                database,
                                "select o.conname from pg_constraint o join pg_class c on c.oid = o.conrelid where "
                                        + OURS
                                        + " and o.contype = 'f' and not exists (select from pg_index i where"
                                        + " i.indrelid = o.conrelid and (i.indkey::int2[])[0:cardinality(o.conkey) - 1] = o.conkey)"))
                .isEmpty();
    }

    @Test
    void noInstantIsStoredWithoutZone(MigratedDatabase database) throws SQLException {
        assertThat(columns(database, "timestamp without time zone")).isEmpty();
    }

    @Test
    void noTextHasALengthInItsType(MigratedDatabase database) throws SQLException {
        assertThat(columns(database, "character varying")).isEmpty();
        assertThat(columns(database, "character")).isEmpty();
    }

    @Test
    void jsonIsNeverNull(MigratedDatabase database) throws SQLException {
        assertThat(names(
                        database,
                        "select table_name || '.' || column_name from information_schema.columns"
                                + " where table_schema = 'public' and data_type = 'jsonb' and is_nullable = 'YES'"))
                .isEmpty();
    }

    @Test
    void theApplicationRoleOwnsNothingAndNeverTruncates(MigratedDatabase database) throws SQLException {
        assertThat(names(
                        database,
                        "select relname from pg_class c where c.relnamespace = 'public'::regnamespace and ("
                                + "pg_get_userbyid(relowner) = '" + database.appRole() + "' or (relkind = 'r' and"
                                + " has_table_privilege('" + database.appRole()
                                + "', c.oid, 'TRUNCATE, TRIGGER, REFERENCES')))"))
                .isEmpty();
    }

    @Test
    void theApplicationRoleCannotTouchTheHistoryOfMigrations(MigratedDatabase database) throws SQLException {
        assertThat(names(
                        database,
                        "select 'mighty' where has_table_privilege('" + database.appRole()
                                + "', 'flyway_schema_history', 'SELECT, INSERT, UPDATE, DELETE')"))
                .isEmpty();
    }

    private static List<String> columns(MigratedDatabase database, String type) throws SQLException {
        return names(
                database,
                "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'"
                        + " and table_name <> 'flyway_schema_history' and data_type = '" + type + "'");
    }

    private static List<String> names(MigratedDatabase database, String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.owner();
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
