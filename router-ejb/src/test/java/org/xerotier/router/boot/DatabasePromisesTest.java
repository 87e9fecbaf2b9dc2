package org.xerotier.router.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.xerotier.router.MigratedDatabase;

@ExtendWith(MigratedDatabase.class)
class DatabasePromisesTest {

    @Test
    void aDatabaseAsItIsProvisionedKeepsThem(MigratedDatabase database) {
        assertThatCode(() -> new DatabasePromises(database.appDataSource()).require())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "may_update   | grant update on execution_audit_log to xerotier_app | may update execution_audit_log",
                "may_delete   | grant delete on execution_audit_log to xerotier_app | may delete from execution_audit_log",
                "may_truncate | grant truncate on execution_audit_log to xerotier_app | may truncate execution_audit_log",
                "no_insert    | revoke insert on execution_audit_log from xerotier_app | may not insert execution_audit_log",
                "seal_update  | grant update on audit_seals to xerotier_app | may update audit_seals",
                "seal_trigger | drop trigger audit_checkpoints_guard on audit_checkpoints | lacks the trigger audit_checkpoints_guard",
                "no_trigger   | drop trigger execution_audit_log_guard on execution_audit_log | lacks the trigger execution_audit_log_guard",
                "off_trigger  | alter table execution_audit_log disable trigger execution_audit_log_guard_truncate | lacks the trigger execution_audit_log_guard_truncate"
            })
    void aDatabaseThatDoesNotIsRefused(String name, String breaking, String reason, MigratedDatabase shared)
            throws SQLException {
        MigratedDatabase database = shared.fresh("promises_" + name);
        try (Connection owner = database.owner()) {
            owner.createStatement().execute(breaking);
        }
        assertThatThrownBy(() -> new DatabasePromises(database.appDataSource()).require())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(reason);
    }

    @Test
    void commitsThatAreNotDurableAreRefused(MigratedDatabase shared) throws SQLException {
        MigratedDatabase database = shared.fresh("promises_durable");
        try (Connection superuser = database.superuser()) {
            superuser
                    .createStatement()
                    .execute("alter role xerotier_app in database promises_durable set synchronous_commit = off");
        }
        assertThatThrownBy(() -> new DatabasePromises(database.appDataSource()).require())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("synchronous_commit=off");
    }

    @Test
    void workingAsTheOwnerIsRefused(MigratedDatabase database) {
        assertThatThrownBy(() -> new DatabasePromises(database.ownerDataSource()).require())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is a member of the role that owns execution_audit_log");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsRefusedWithTheKeysToLookAt() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setURL("jdbc:postgresql://127.0.0.1:1/nowhere");
        assertThatThrownBy(() -> new DatabasePromises(nowhere).require())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("xerotier.database.url");
    }

    @Test
    void migratingTwiceAppliesNothingAndANewerSchemaIsRefused(MigratedDatabase shared) throws SQLException {
        MigratedDatabase database = shared.fresh("newer_schema");
        SchemaMigration migration = new SchemaMigration(database.ownerDataSource(), database.appRole());
        assertThat(migration.run()).isZero();
        try (Connection owner = database.owner()) {
            owner.createStatement()
                    .execute("insert into flyway_schema_history (installed_rank, version, description, type, script,"
                            + " installed_by, execution_time, success) values (9999, '9999', 'future', 'SQL',"
                            + " 'V9999__future.sql', 'somebody', 1, true)");
        }
        assertThatThrownBy(migration::run)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("other release")
                .hasMessageContaining("9999");
    }
}
