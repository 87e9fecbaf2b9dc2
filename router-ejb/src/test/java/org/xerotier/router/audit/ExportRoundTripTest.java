package org.xerotier.router.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.seal.SignedCheckpoint;
import org.xerotier.mesh.seal.Verdict;
import org.xerotier.router.MigratedDatabase;

@ExtendWith(MigratedDatabase.class)
class ExportRoundTripTest {

    @Test
    void whatIsExportedVerifiesWholeInPartsAndByFilter(MigratedDatabase shared) {
        SealedLog log = new SealedLog(shared.fresh("export_round"));
        List<SignedCheckpoint> kept = new ArrayList<>();
        for (int size : new int[] {1, 255, 300, 700}) {
            log.write(size);
            log.seal();
            kept.add(log.checkpoint().orElseThrow());
        }
        assertThat(log.checkpoint()).as("nothing new, nothing signed").isEmpty();
        log.write(5);
        log.seal();

        assertGood(log.export(), kept, 1_256);
        assertGood(log.export(new AuditExport(AuditFilter.EVERYTHING, 300, Long.MAX_VALUE)), kept, 956);
        assertGood(log.export(new AuditExport(AuditFilter.EVERYTHING, 100, 450)), kept, 450);
        assertGood(log.export(new AuditExport(AuditFilter.EVERYTHING, 0, 556)), kept, 556);
        assertGood(log.export(new AuditExport(AuditFilter.EVERYTHING, 1_256, 10)), kept, 0);
        AuditFilter one = new AuditFilter("thing.made", "t42", log.actor.principal(), null, null);
        assertGood(log.export(new AuditExport(one, 0, Long.MAX_VALUE)), kept, 3);
        AuditFilter many = new AuditFilter("thing.", null, null, null, log.clock.instant());
        assertGood(log.export(new AuditExport(many, 0, Long.MAX_VALUE)), kept, 1_256);
        assertGood(log.export(new AuditExport(many, 200, 700)), kept, 700);
        AuditFilter none = new AuditFilter("other.", null, null, null, null);
        assertGood(log.export(new AuditExport(none, 0, Long.MAX_VALUE)), kept, 0);
    }

    @Test
    void anEmptyLogIsExportedAsSuch(MigratedDatabase shared) {
        assertGood(new SealedLog(shared).export(), List.of(), 0);
    }

    @Test
    void aRowThatWasPutBehindSealedOnesIsSaid(MigratedDatabase shared) throws SQLException {
        SealedLog log = new SealedLog(shared.fresh("export_stray"));
        log.write(3);
        log.seal();
        log.checkpoint();
        try (Connection superuser = log.database.superuser()) {
            superuser
                    .createStatement()
                    .execute("insert into execution_audit_log select 'aud_' || md5('x'), project_id,"
                            + " at, actor_kind, actor_id, actor_name, actor_principal, action, subject_kind, 'slipped in', outcome,"
                            + " request_id, trace_id, invocation_id, approval_id, execution_id, agent_id, detail, '3'"
                            + " from execution_audit_log limit 1");
        }
        assertThat(log.seal()).isZero();
        List<String> strays = log.database
                .entities()
                .commit(entities -> AuditRoom.sealing(entities).strays(10));
        assertThat(strays).hasSize(1);
        Verdict.Fault fault =
                Objects.requireNonNull(SealedLog.verify(log.export(), List.of()).fault());
        assertThat(fault.what()).contains("put into the log behind the sealed ones");
    }

    @Test
    void aDatabaseRestoredIntoAnotherServerIsSealedOn(MigratedDatabase shared) throws SQLException {
        SealedLog log = new SealedLog(shared.fresh("export_restored"));
        log.write(2);
        try (Connection superuser = log.database.superuser()) {
            superuser
                    .createStatement()
                    .execute("alter table execution_audit_log disable trigger all;"
                            + " update execution_audit_log set written_in = '9000000000000';"
                            + " alter table execution_audit_log enable always trigger execution_audit_log_guard");
        }
        assertThat(log.seal()).isZero();
        int restored = log.database
                .entities()
                .commit(entities -> AuditRoom.sealing(entities).sealRestored(10));
        assertThat(restored).isEqualTo(2);
        log.write(3);
        assertThat(log.seal()).isEqualTo(3);
        log.checkpoint();
        assertGood(log.export(), List.of(), 5);
    }

    @Test
    void aChainThatWasRewrittenIsNotSigned(MigratedDatabase shared) throws SQLException {
        SealedLog log = new SealedLog(shared.fresh("export_broken"));
        log.write(3);
        log.seal();
        log.checkpoint();
        log.write(3);
        log.seal();
        try (Connection superuser = log.database.superuser()) {
            superuser
                    .createStatement()
                    .execute("alter table audit_seals disable trigger all;"
                            + " update audit_seals set row_hash = sha256('x') where sequence = 5");
        }
        assertThatThrownBy(log::checkpoint)
                .isInstanceOf(ChainBroken.class)
                .hasMessageContaining("row 5 does not follow");
    }

    private static void assertGood(byte[] export, List<SignedCheckpoint> kept, long rows) {
        Verdict verdict = SealedLog.verify(export, kept);
        assertThat(verdict.fault())
                .as(() -> new String(export, StandardCharsets.UTF_8)
                        .lines()
                        .skip(0)
                        .findFirst()
                        .orElse(""))
                .isNull();
        assertThat(verdict.rows()).isEqualTo(rows);
    }
}
