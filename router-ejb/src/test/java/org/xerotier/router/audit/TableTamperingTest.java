package org.xerotier.router.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.seal.SignedCheckpoint;
import org.xerotier.mesh.seal.Verdict;
import org.xerotier.router.MigratedDatabase;

/** A superuser with the triggers switched off changes the tables; the export of what is then there has to show it. */
@ExtendWith(MigratedDatabase.class)
class TableTamperingTest {

    private static final int ROWS = 10_000;
    private static final int TRIES = Integer.getInteger("xerotier.tamperings", 320);
    private static final long SEED = 4202611L;

    private static final List<String> COLUMNS = List.of(
            "actor_kind",
            "actor_id",
            "actor_name",
            "actor_principal",
            "action",
            "subject_kind",
            "subject_id",
            "outcome",
            "request_id",
            "trace_id",
            "invocation_id",
            "approval_id",
            "execution_id",
            "agent_id",
            "project_id",
            "at",
            "detail");

    @Test
    void whatASuperuserChangesInTheTablesIsFoundInTheExport(MigratedDatabase shared) throws SQLException {
        SealedLog log = new SealedLog(shared.fresh("tampering"));
        List<SignedCheckpoint> kept = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            log.write(ROWS / 4);
            log.seal();
            kept.add(log.checkpoint().orElseThrow());
        }
        assertThat(SealedLog.verify(log.export(), kept).fault()).isNull();
        Random random = new Random(SEED);
        try (Connection superuser = log.database.superuser()) {
            superuser.setAutoCommit(true);
            for (String table : List.of("execution_audit_log", "audit_seals", "audit_checkpoints")) {
                superuser.createStatement().execute("alter table " + table + " disable trigger all");
            }
            superuser
                    .createStatement()
                    .execute("alter table execution_audit_log drop constraint execution_audit_log_actor_kind_is_known,"
                            + " drop constraint execution_audit_log_outcome_is_known,"
                            + " drop constraint execution_audit_log_action_is_well_formed");
            for (int i = 0; i < TRIES; i++) {
                int row = 1 + random.nextInt(ROWS - 1);
                String undo = tamper(superuser, random, log, row, i);
                Verdict verdict = SealedLog.verify(log.export(around(row, i)), kept);
                assertThat(verdict.fault())
                        .as("try %d, row %d, undone by: %s", i, row, undo)
                        .isNotNull();
                superuser.createStatement().execute(undo);
            }
        }
        assertThat(SealedLog.verify(log.export(), kept).fault()).isNull();
    }

    /** A cut tail needs the whole log; anything else shows in the rows around it, which spares most of the time. */
    private static AuditExport around(int row, int turn) {
        boolean isWhole = turn % 8 == 5;
        long after = isWhole ? 0 : Math.max(0, row - 20);
        return new AuditExport(AuditFilter.EVERYTHING, after, isWhole ? Long.MAX_VALUE : 60);
    }

    /** @return how to take it back */
    private static String tamper(Connection superuser, Random random, SealedLog log, int row, int turn)
            throws SQLException {
        String of = " from audit_seals s where s.audit_id = l.id and s.chain = '" + log.project.value()
                + "' and s.sequence = " + row;
        String seal = " where chain = '" + log.project.value() + "' and sequence ";
        superuser
                .createStatement()
                .execute("drop table if exists copy_log; drop table if exists copy_seals;"
                        + " drop table if exists copy_checkpoints; create table copy_log as select l.* from execution_audit_log l,"
                        + " audit_seals s where s.audit_id = l.id and s.sequence = " + row
                        + "; create table copy_seals as select * from audit_seals where sequence >= " + row
                        + "; create table copy_checkpoints as select * from audit_checkpoints");
        String logBack = "delete from execution_audit_log where id in (select id from copy_log);"
                + " insert into execution_audit_log select * from copy_log;";
        String sealsBack = "delete from audit_seals where sequence >= " + row
                + "; insert into audit_seals select * from copy_seals;";
        switch (turn % 8) {
            case 0, 1, 2 -> {
                String column = COLUMNS.get(random.nextInt(COLUMNS.size()));
                String value = switch (column) {
                    case "at" -> "l.at + interval '1 microsecond'";
                    case "detail" -> "l.detail || '{\"x\": 1}'";
                    default -> "'forged'";
                };
                superuser.createStatement().execute("update execution_audit_log l set " + column + " = " + value + of);
                return logBack;
            }
            case 3 -> {
                superuser
                        .createStatement()
                        .execute("delete from execution_audit_log l using audit_seals s"
                                + of.replace(" from audit_seals s", ""));
                return logBack;
            }
            case 4 -> {
                superuser.createStatement().execute("delete from audit_seals" + seal + "= " + row);
                return sealsBack;
            }
            case 5 -> {
                superuser
                        .createStatement()
                        .execute("delete from audit_seals" + seal + ">= " + row
                                + "; delete from audit_checkpoints where size >= " + row);
                return sealsBack + " delete from audit_checkpoints; insert into audit_checkpoints"
                        + " select * from copy_checkpoints;";
            }
            case 6 -> {
                superuser
                        .createStatement()
                        .execute("update audit_seals set audit_id = 'x'" + seal + "= " + row
                                + "; update audit_seals set audit_id = (select audit_id from copy_seals where sequence = "
                                + row
                                + ")" + seal + "= " + (row + 1)
                                + "; update audit_seals set audit_id = (select audit_id from"
                                + " copy_seals where sequence = " + (row + 1) + ")" + seal + "= " + row);
                return sealsBack;
            }
            default -> {
                superuser
                        .createStatement()
                        .execute("insert into execution_audit_log select 'aud_' || md5('"
                                + turn
                                + "'), project_id, at, actor_kind, actor_id, actor_name, actor_principal, action,"
                                + " subject_kind, subject_id, outcome, request_id, trace_id, invocation_id, approval_id,"
                                + " execution_id, agent_id, detail, '3' from copy_log");
                return "delete from execution_audit_log where id = 'aud_' || md5('" + turn + "')";
            }
        }
    }
}
