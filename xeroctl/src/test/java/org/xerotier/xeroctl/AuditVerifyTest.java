package org.xerotier.xeroctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.seal.AuditChain;
import org.xerotier.mesh.seal.AuditRecord;
import org.xerotier.mesh.seal.Checkpoint;
import org.xerotier.mesh.seal.ExportEnd;
import org.xerotier.mesh.seal.ExportHeader;
import org.xerotier.mesh.seal.ExportLines;
import org.xerotier.mesh.seal.MerkleFrontier;
import org.xerotier.mesh.seal.SignedCheckpoint;

class AuditVerifyTest {
    private static final SigningKey KEY = SigningKey.generate(new SecureRandom());
    private static final String CHAIN = "proj_" + "1".repeat(32);

    @TempDir
    Path folder;

    private Session session;
    private Path file;
    private SignedCheckpoint checkpoint;

    @BeforeEach
    void export() throws IOException {
        session = new Session(folder);
        file = folder.resolve("audit.ndjson");
        checkpoint = write(file, 5);
    }

    @Test
    void anExportIsProvenWithoutARouterOrAContext() {
        Session.Result result = session.run(
                "audit",
                "verify",
                file.toString(),
                "--public-key",
                KEY.verifyingKey().hex());
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("verified: all rows, 1 to 5");
        assertThat(result.err()).contains("rows/s");
    }

    @Test
    void theKeyMayStandInAFile() throws IOException {
        Path key = Files.writeString(
                folder.resolve("router.pub"), KEY.verifyingKey().hex() + "\n");
        assertThat(session.run("audit", "verify", file.toString(), "--public-key", key.toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void aKeyTakenFromTheExportIsSaidLoudlyAndEndsOtherwise() {
        Session.Result result = session.run("audit", "verify", file.toString(), "--quiet");
        assertThat(result.exitCode()).isEqualTo(12);
        assertThat(result.err()).contains("THE KEY WAS TAKEN FROM THE EXPORT ITSELF");
    }

    @Test
    void theFirstBadRowIsNamed() throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"subject_id\":\"t3\"", "\"subject_id\":\"t4\""));
        Session.Result result = session.run(
                "audit",
                "verify",
                file.toString(),
                "--public-key",
                KEY.verifyingKey().hex());
        assertThat(result.exitCode()).isEqualTo(11);
        assertThat(result.err()).contains("line 4, row 3 (aud_%032x)".formatted(3), "not the one that was sealed");

        Session.Result json = session.run(
                "audit",
                "verify",
                file.toString(),
                "-o",
                "json",
                "--public-key",
                KEY.verifyingKey().hex());
        assertThat(json.out()).contains("\"verified\": false", "\"sequence\": 3");
    }

    @Test
    void aCutLogIsFoundWithACheckpointFromElsewhere() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept.ndjson"), checkpoint.line() + "\n");
        write(file, 3);
        String key = KEY.verifyingKey().hex();
        assertThat(session.run("audit", "verify", file.toString(), "--public-key", key)
                        .exitCode())
                .isZero();
        Session.Result result =
                session.run("audit", "verify", file.toString(), "--public-key", key, "--checkpoint", kept.toString());
        assertThat(result.exitCode()).isEqualTo(11);
        assertThat(result.err()).contains("rows are missing at the end");
    }

    @Test
    void whatCannotBeReadIsAFaultOfTheCommandLine() {
        assertThat(session.run("audit", "verify", folder.resolve("none").toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(session.run("audit", "verify", file.toString(), "--public-key", "nonsense")
                        .exitCode())
                .isEqualTo(2);
        assertThat(session.run("audit", "verify", file.toString(), "--checkpoint", file.toString())
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void anExportGoesIntoAFileWhole() throws IOException {
        try (FakeRouter router = new FakeRouter()) {
            router.answersWith(
                    "GET /management/audit/export", "application/x-ndjson", Files.readAllBytes(file), Map.of());
            Path target = folder.resolve("copy.ndjson");
            Session.Result result = Session.at(router).run("audit", "export", "--file", target.toString());
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(target).hasSameBinaryContentAs(file);
            assertThat(router.seen().get(0).header("Accept")).isEqualTo("application/x-ndjson");
        }
    }

    private static SignedCheckpoint write(Path file, int rows) throws IOException {
        HexFormat hex = HexFormat.of();
        AuditChain links = new AuditChain();
        MerkleFrontier tree = new MerkleFrontier();
        byte[] head = AuditChain.genesis(CHAIN);
        String key = KEY.verifyingKey().hex();
        StringBuilder text = new StringBuilder();
        text.append(new ExportHeader(CHAIN, key, Map.of(), 1, hex.formatHex(head), rows).line())
                .append('\n');
        for (int i = 1; i <= rows; i++) {
            byte[] row = record(i).canonical();
            byte[] hash = AuditRecord.hash(row);
            head = links.link(head, i, hash);
            tree.add(head);
            text.append(new String(ExportLines.row(i, hash, head, row, null), StandardCharsets.UTF_8));
        }
        SignedCheckpoint signed = new Checkpoint(
                        "ckp_" + "2".repeat(32),
                        CHAIN,
                        rows,
                        hex.formatHex(head),
                        hex.formatHex(tree.root()),
                        Checkpoint.NONE,
                        Instant.EPOCH,
                        Checkpoint.keyId(KEY.verifyingKey()))
                .sign(KEY);
        text.append(signed.line()).append('\n');
        text.append(new ExportEnd(rows, rows, false, List.of(), 0).line()).append('\n');
        Files.writeString(file, text);
        return signed;
    }

    private static AuditRecord record(int number) {
        return new AuditRecord(
                "aud_%032x".formatted(number),
                CHAIN,
                Instant.EPOCH.plusSeconds(number),
                new AuditRecord.Who("user", "usr_1", "alice", "user:usr_1"),
                "thing.made",
                "thing",
                "t" + number,
                "done",
                "req",
                "trace",
                new AuditRecord.About(null, null, null, null),
                "{}");
    }
}
