package org.xerotier.router.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.StorageFault;

/** An act and its audit row in one transaction, on a database that takes no audit rows. */
@ExtendWith(MigratedDatabase.class)
class AuditFailsClosedTest {

    private static final String RAISING = "create function broken() returns trigger language plpgsql as $$ begin"
            + " raise exception 'broken' using errcode = '%s'; end $$;"
            + " create trigger broken before insert on execution_audit_log for each row execute function broken()";
    private static final String CURED = "drop trigger broken on execution_audit_log; drop function broken()";

    @ParameterizedTest
    @CsvSource({
        "permission, ",
        "renamed, ",
        "trigger, P0001",
        "disk_full, 53100",
        "out_of_memory, 53200",
        "read_only, 25006",
    })
    void anActWithoutItsRowDoesNotHappenAndHappensAgainAfterwards(String way, String state, MigratedDatabase shared)
            throws SQLException {
        MigratedDatabase database = shared.fresh("closed_" + way);
        SealedLog log = new SealedLog(database);
        String app = database.appRole();
        String breaking = switch (way) {
            case "permission" -> "revoke insert on execution_audit_log from " + app;
            case "renamed" -> "alter table execution_audit_log rename to elsewhere";
            default -> RAISING.formatted(state);
        };
        String healing = switch (way) {
            case "permission" -> "grant insert on execution_audit_log to " + app;
            case "renamed" -> "alter table elsewhere rename to execution_audit_log";
            default -> CURED;
        };
        AuditSealSchemaTest.execute(database.owner(), breaking);

        Throwable refused = catchThrowable(() -> act(log, false));

        assertThat(StorageFault.behind(refused)).as(String.valueOf(refused)).isEqualTo(StorageFault.AUDIT);
        assertThat(StorageFault.AUDIT.refusal().code()).isEqualTo(KernelError.AUDIT_UNAVAILABLE);
        assertThat(StorageFault.AUDIT.refusal().code().status()).isEqualTo(503);
        assertThat(effects(database)).as("nothing took effect").isZero();

        AuditSealSchemaTest.execute(database.owner(), healing);
        act(log, false);
        assertThat(effects(database)).isEqualTo(1);
    }

    @Test
    void aLogThatIsLockedHoldsTheActUpAndThenFailsIt(MigratedDatabase shared) throws SQLException {
        MigratedDatabase database = shared.fresh("closed_lock");
        SealedLog log = new SealedLog(database);
        try (Connection owner = database.owner()) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("lock table execution_audit_log in access exclusive mode");
            Throwable refused = catchThrowable(() -> act(log, true));
            assertThat(StorageFault.behind(refused)).isEqualTo(StorageFault.AUDIT);
            owner.rollback();
        }
        assertThat(effects(database)).isZero();
        act(log, true);
        assertThat(effects(database)).isEqualTo(1);
    }

    @Test
    void aLostRaceIsNoFaultOfTheLog() {
        assertThat(StorageFault.behind(new SQLException("insert into execution_audit_log: deadlock", "40P01")))
                .isEqualTo(StorageFault.CONFLICT);
        assertThat(StorageFault.behind(new SQLException("insert into execution_audit_log: gone", "08006")))
                .isEqualTo(StorageFault.UNAVAILABLE);
        assertThat(StorageFault.behind(new SQLException("insert into agents: denied", "42501")))
                .isNull();
    }

    /** The effect is a row elsewhere, written before the audit row in the same transaction. */
    private static void act(SealedLog log, boolean isImpatient) {
        log.database.entities().run(entities -> {
            if (isImpatient) {
                entities.createNativeQuery("set local lock_timeout = '50ms'").executeUpdate();
            }
            effect(entities);
            AuditRoom.log(entities, log.clock).record(log.actor, AuditEntry.of("thing.made", "thing", "t"));
        });
    }

    private static void effect(EntityManager entities) {
        entities.createNativeQuery("insert into audit_nodes values ('effect', 8, (select count(*) from audit_nodes),"
                        + " sha256('x'))")
                .executeUpdate();
    }

    private static long effects(MigratedDatabase database) throws SQLException {
        try (Connection app = database.app();
                var found = app.createStatement().executeQuery("select count(*) from audit_nodes")) {
            found.next();
            return found.getLong(1);
        }
    }
}
