package org.xerotier.router.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.kernel.ProjectId;

/** Nobody changes the log: not the role the router works as, for want of the right, nor the owner, because of triggers. */
@ExtendWith(MigratedDatabase.class)
class AuditImmutabilityTest {

    private MigratedDatabase database;

    @BeforeEach
    void writeARow(MigratedDatabase database) {
        this.database = database;
        database.entities()
                .run(entities -> AuditRoom.log(entities, new MutableClock())
                        .record(Actors.admin(ProjectId.next(Actors.IDS)), AuditEntry.of("thing.made", "thing", "t1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update execution_audit_log set outcome = 'failed'",
                "delete from execution_audit_log",
                "truncate execution_audit_log",
                "alter table execution_audit_log disable trigger all",
                "alter table execution_audit_log add column extra text",
                "drop trigger execution_audit_log_guard on execution_audit_log",
                "drop table execution_audit_log",
                "create trigger mine before insert on execution_audit_log for each row execute function execution_audit_log_guard()",
                "select * from execution_audit_log for update",
                "set session_replication_role = replica",
                "create or replace function execution_audit_log_guard() returns trigger language plpgsql as 'begin return old; end'"
            })
    void theApplicationRoleHasNoRightTo(String sql) {
        assertRefused(() -> execute(database.app(), sql), "42501");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update execution_audit_log set outcome = 'failed'",
                "delete from execution_audit_log",
                "truncate execution_audit_log",
                "truncate execution_audit_log cascade"
            })
    void theOwnerIsStoppedByATriggerWhenItTriesTo(String sql) {
        assertRefused(() -> execute(database.owner(), sql), "42501");
    }

    @Test
    void everyColumnIsProtected(MigratedDatabase database) throws SQLException {
        try (Connection owner = database.owner();
                var columns = owner.createStatement()
                        .executeQuery("select column_name from information_schema.columns"
                                + " where table_name = 'execution_audit_log'")) {
            while (columns.next()) {
                String column = columns.getString(1);
                assertRefused(
                        () -> execute(database.owner(), "update execution_audit_log set " + column + " = " + column),
                        "42501");
            }
        }
    }

    private static void assertRefused(ThrowingCallable attempt, String state) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
