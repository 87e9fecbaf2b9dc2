package org.xerotier.router.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.mesh.seal.Verdict;
import org.xerotier.router.MigratedDatabase;

@ExtendWith(MigratedDatabase.class)
class AuditSealSchemaTest {

    private static final int WRITERS = 8;
    private static final int ACTS = 150;

    @Test
    void rowsOfEightWritersAreSealedOnceWithoutGapWhileTwoSealersRun(MigratedDatabase shared) throws Exception {
        SealedLog log = new SealedLog(shared.fresh("seal_writers"));
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2);
        AtomicBoolean isOver = new AtomicBoolean();
        try {
            List<Future<Integer>> sealers =
                    List.of(threads.submit(() -> sealUntil(log, isOver)), threads.submit(() -> sealUntil(log, isOver)));
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(threads.submit((Callable<Integer>) () -> writeAndRollBack(log, writer)));
            }
            int written = 0;
            for (Future<Integer> writer : writers) {
                written += writer.get();
            }
            isOver.set(true);
            int sealed = sealers.get(0).get() + sealers.get(1).get() + log.seal();
            assertThat(written).isEqualTo(WRITERS * ACTS * 2 / 3);
            assertThat(sealed).isEqualTo(written);
            assertThat(numbers(log)).isEqualTo("1.." + written + " of " + written);
            assertThat(log.checkpoint()).isPresent();
            Verdict verdict = SealedLog.verify(log.export(), List.of());
            assertThat(verdict.fault()).isNull();
            assertThat(verdict.rows()).isEqualTo(written);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Each third act is taken back after its row was written. */
    private static int writeAndRollBack(SealedLog log, int writer) {
        int written = 0;
        for (int i = 0; i < ACTS; i++) {
            try (EntityManager entities = log.database.entities().manager()) {
                entities.getTransaction().begin();
                AuditRoom.log(entities, log.clock)
                        .record(log.actor, AuditEntry.of("thing.made", "thing", writer + "-" + i));
                entities.flush();
                if (i % 3 == 2) {
                    entities.getTransaction().rollback();
                } else {
                    entities.getTransaction().commit();
                    written++;
                }
            }
        }
        return written;
    }

    private static int sealUntil(SealedLog log, AtomicBoolean isOver) {
        int sealed = 0;
        while (!isOver.get()) {
            sealed += log.database
                    .entities()
                    .commit(entities -> AuditRoom.sealing(entities).seal(37));
        }
        return sealed;
    }

    @Test
    void aRowIsNotOvertakenByThoseOfAnOlderTransactionThatStillRuns(MigratedDatabase shared) {
        SealedLog log = new SealedLog(shared.fresh("seal_order"));
        try (EntityManager slow = log.database.entities().manager()) {
            slow.getTransaction().begin();
            AuditRoom.log(slow, log.clock).record(log.actor, AuditEntry.of("thing.slow", "thing", "s"));
            slow.flush();
            log.write(3);
            assertThat(log.seal())
                    .as("nothing is sealed over the head of an open transaction")
                    .isZero();
            java.util.Optional<java.time.Instant> oldest = log.database
                    .entities()
                    .commit(entities -> {
                        SealRepository seals = AuditRoom.seals(entities);
                        return seals.oldestUnsealed(seals.last());
                    });
            assertThat(oldest).as("and the lag can be seen").isPresent();
            slow.getTransaction().commit();
        }
        assertThat(log.seal()).isEqualTo(4);
        log.checkpoint();
        assertThat(new String(log.export(), java.nio.charset.StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                        .get(1))
                .contains("thing.slow");
    }

    @Test
    void evenSealersThatDoNotTakeTurnsMakeNoFork(MigratedDatabase shared) {
        SealedLog log = new SealedLog(shared.fresh("seal_fork"));
        log.write(5);
        try (EntityManager first = log.database.entities().manager();
                EntityManager second = log.database.entities().manager()) {
            first.getTransaction().begin();
            second.getTransaction().begin();
            assertThat(rude(second).seal(2)).isEqualTo(2);
            second.getTransaction().commit();
            SealRepository late = AuditRoom.seals(first);
            List<Seal> again =
                    new SealBatch(0, java.util.Map.of()).seal(late.unsealed(new SealRepository.Place(0, "0", ""), 2));
            assertThatThrownBy(() -> late.add(again)).hasStackTraceContaining("duplicate key");
            first.getTransaction().rollback();
        }
        assertThat(log.seal()).isEqualTo(3);
    }

    private static SealService rude(EntityManager entities) {
        SealService service = new SealService();
        service.seals = new SealRepository() {
            @Override
            boolean tryTurn(String what) {
                return true;
            }
        };
        service.seals.entities = entities;
        return service;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_seals set row_hash = row_hash",
                "delete from audit_seals",
                "truncate audit_seals",
                "update audit_checkpoints set line = line",
                "delete from audit_checkpoints",
                "truncate audit_checkpoints",
                "update audit_nodes set hash = hash",
                "truncate audit_nodes"
            })
    void theOwnerIsStoppedByATriggerWhenItTriesTo(String sql, MigratedDatabase database) {
        SealedLog log = new SealedLog(database);
        log.write(1);
        log.seal();
        log.checkpoint();
        assertThatThrownBy(() -> execute(
                        database.owner(),
                        "set session_replication_role = origin; " + sql + ";"
                                + " do $$ begin if not exists (select from audit_nodes) then"
                                + " raise insufficient_privilege; end if; end $$"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into audit_seals values (1000000, 'x', 1, 'a', '1', sha256('a'), sha256('b'))",
                "insert into audit_seals select max(position) + 1, 'x', 2, 'a', '1', sha256('a'), sha256('b') from audit_seals",
                "insert into audit_seals select max(position) + 1, 'x', 1, 'a', '1', sha256('a'), sha256('b') from audit_seals"
            })
    void aSealThatDoesNotFollowIsRefusedByTheDatabase(String sql, MigratedDatabase database) {
        SealedLog log = new SealedLog(database);
        log.write(1);
        log.seal();
        assertThatThrownBy(() -> execute(database.app(), sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23514"));
    }

    @Test
    void theRouterCannotSayWhenARowWasWritten(MigratedDatabase database) {
        assertThatThrownBy(() -> execute(
                        database.app(),
                        "insert into execution_audit_log (id, at, actor_kind, actor_id, actor_name, actor_principal,"
                                + " action, subject_kind, subject_id, outcome, request_id, trace_id, detail, written_in)"
                                + " values ('aud_" + "0".repeat(32)
                                + "', now(), 'system', 's', 's', 's', 'a.b', 'k', 'i', 'done', 'r', 't', '{}', '3')"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    private static String numbers(SealedLog log) throws SQLException {
        try (Connection app = log.database.app();
                var found = app.createStatement()
                        .executeQuery("select min(sequence) || '..' || max(sequence) || ' of ' || count(*)"
                                + " from audit_seals where chain = '" + log.project.value() + "'")) {
            found.next();
            return found.getString(1);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
