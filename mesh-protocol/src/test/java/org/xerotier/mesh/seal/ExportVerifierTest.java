package org.xerotier.mesh.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.key.SigningKey;

class ExportVerifierTest {

    private static final SampleLog LOG = new SampleLog(1, 500, 60);

    @Test
    void aWholeExportVerifies() throws IOException {
        Verdict verdict = verify(LOG.lines(1));
        assertThat(verdict.fault()).isNull();
        assertThat(verdict.rows()).isEqualTo(500);
        assertThat(verdict.size()).isEqualTo(500);
        assertThat(verdict.checkpoints()).isEqualTo(9);
        assertThat(verdict.isKeyPinned()).isTrue();
    }

    @Test
    void anExportFromTheMiddleVerifies() throws IOException {
        Verdict verdict = verify(LOG.lines(77));
        assertThat(verdict.fault()).isNull();
        assertThat(verdict.rows()).isEqualTo(424);
    }

    @Test
    void anExportOfChosenRowsVerifies() throws IOException {
        Verdict verdict = verify(LOG.chosen(7));
        assertThat(verdict.fault()).isNull();
        assertThat(verdict.rows()).isEqualTo(71);
    }

    @Test
    void anExportThatWasLimitedVerifiesAndSaysSo() throws IOException {
        List<String> lines = limited(100);
        Verdict verdict = verify(lines);
        assertThat(verdict.fault()).isNull();
        assertThat(verdict.last()).isEqualTo(100);
        assertThat(verdict.size()).isEqualTo(500);
    }

    @Test
    void anEmptyLogVerifies() throws IOException {
        SampleLog empty = new SampleLog(2, 0, 10);
        assertThat(verify(empty.lines(1)).fault()).isNull();
    }

    @Test
    void rowsNobodySignedAreNotAccepted() throws IOException {
        List<String> lines = LOG.lines(1);
        lines.removeIf(line -> line.startsWith("{\"signature\""));
        Verdict.Fault fault = java.util.Objects.requireNonNull(verify(lines).fault());
        assertThat(fault.what()).contains("covered by no checkpoint");
    }

    @Test
    void theKeyOfAnotherRouterIsRefusedAtTheFirstCheckpoint() throws IOException {
        SigningKey other = SigningKey.generate(new SecureRandom());
        Verdict verdict = new ExportVerifier(other.verifyingKey(), List.of())
                .verify(new ByteArrayInputStream(SampleLog.bytes(LOG.lines(1))));
        assertThat(verdict.isGood()).isFalse();
        assertThat(verdict.rows()).isEqualTo(60);
    }

    @Test
    void theKeyOfTheExportItselfIsTakenIfThereIsNoOtherAndThatIsSaid() throws IOException {
        Verdict verdict =
                new ExportVerifier(null, List.of()).verify(new ByteArrayInputStream(SampleLog.bytes(LOG.lines(1))));
        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.isKeyPinned()).isFalse();
    }

    @Test
    void aCutTailIsNoticedOnlyWithACheckpointFromElsewhere() throws IOException {
        SampleLog earlier = new SampleLog(1, 420, 60);
        byte[] cut = SampleLog.bytes(earlier.lines(1));
        assertThat(verify(earlier.lines(1)).isGood()).isTrue();

        Verdict verdict =
                new ExportVerifier(SampleLog.KEY.verifyingKey(), LOG.checkpoints).verify(new ByteArrayInputStream(cut));

        Verdict.Fault fault = java.util.Objects.requireNonNull(verdict.fault());
        assertThat(fault.what()).contains("rows are missing at the end");
        assertThat(fault.sequence()).isEqualTo(421);
    }

    @Test
    void theRowThatWasChangedIsNamed() throws IOException {
        List<String> lines = LOG.lines(1);
        lines.set(42, lines.get(42).replace("user:alice", "user:mallo"));
        Verdict.Fault fault = java.util.Objects.requireNonNull(verify(lines).fault());
        assertThat(fault)
                .isEqualTo(new Verdict.Fault(
                        43, 42, "aud_0000000000000000000000000000002a", "the row is not the one that was sealed"));
    }

    @Test
    void aLineThatNeverEndsIsRefusedInBoundedMemory() throws IOException {
        Verdict verdict = new ExportVerifier(SampleLog.KEY.verifyingKey(), List.of()).verify(new java.io.InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        });
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void aRowWithoutCanonicalFormIsSealedAsText() {
        AuditRecord odd = new AuditRecord(
                "aud_" + "0".repeat(32),
                null,
                SampleLog.TIME,
                new AuditRecord.Who("system", "s", "s", "s"),
                "a.b",
                "k",
                "i",
                "done",
                "r",
                "t",
                new AuditRecord.About(null, null, null, null),
                "{\"n\": 123456789012345678901234567890}");
        assertThat(new String(odd.canonical(), StandardCharsets.UTF_8))
                .contains("\"at\":\"2026-11-21T08:00:00.000000Z\"")
                .contains("\"detail\":null,\"detail_text\":\"{\\\"n\\\": 123456789012345678901234567890}\"");
        assertThat(odd.chain()).isEqualTo("router");
    }

    private static List<String> limited(int rows) {
        List<String> lines = new ArrayList<>(LOG.lines(1));
        List<String> cut = new ArrayList<>();
        for (String line : lines) {
            cut.add(line);
            if (line.startsWith("{\"sequence\":" + rows + ",")) {
                break;
            }
        }
        cut.add(LOG.checkpoints.get(LOG.checkpoints.size() - 1).line());
        List<byte[]> path = MerkleProofs.inclusion(rows - 1L, 500, Grown.of(LOG.heads)::node);
        cut.add(new ExportEnd(rows, rows, true, path, 0).line());
        return cut;
    }

    private static Verdict verify(List<String> lines) throws IOException {
        return new ExportVerifier(SampleLog.KEY.verifyingKey(), List.of())
                .verify(new ByteArrayInputStream(SampleLog.bytes(lines)));
    }
}
