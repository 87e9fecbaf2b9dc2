package org.xerotier.mesh.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.xerotier.mesh.key.SigningKey;

/** A sealed log in memory, written down the way a router does. */
final class SampleLog {

    static final SigningKey KEY = SigningKey.ofSeed(new byte[] {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
        31, 32
    });
    static final Instant TIME = Instant.parse("2026-11-21T08:00:00Z");

    final String chain;
    final List<byte[]> rows = new ArrayList<>();
    final List<byte[]> rowHashes = new ArrayList<>();
    final List<byte[]> heads = new ArrayList<>();
    final List<SignedCheckpoint> checkpoints = new ArrayList<>();
    private final AuditChain links = new AuditChain();
    private final MerkleFrontier tree = new MerkleFrontier();

    SampleLog(int project, int size, int checkpointEvery) {
        chain = "proj_%032x".formatted(project);
        for (int i = 1; i <= size; i++) {
            add(record(chain, i));
            if (i % checkpointEvery == 0 || i == size) {
                checkpoint();
            }
        }
    }

    static AuditRecord record(String chain, int number) {
        return new AuditRecord(
                "aud_%032x".formatted(number),
                chain,
                TIME.plusMillis(number),
                new AuditRecord.Who("api_key", "key_%032x".formatted(number % 7), "alice's \"key\"", "user:alice"),
                "invocation.created",
                "invocation",
                "inv_%032x".formatted(number),
                "done",
                "req_%032x".formatted(number),
                "%032x".formatted(number),
                new AuditRecord.About("inv_%032x".formatted(number), null, null, null),
                "{\"tool\": \"host.uptime\", \"digest\": \"%064x\", \"risk\": \"read\", \"n\": %d}"
                        .formatted(number, number));
    }

    void add(AuditRecord record) {
        byte[] row = record.canonical();
        byte[] hash = AuditRecord.hash(row);
        byte[] previous = heads.isEmpty() ? AuditChain.genesis(chain) : heads.get(heads.size() - 1);
        byte[] head = links.link(previous, heads.size() + 1L, hash);
        rows.add(row);
        rowHashes.add(hash);
        heads.add(head);
        tree.add(head);
    }

    void checkpoint() {
        HexFormat hex = HexFormat.of();
        String previous = checkpoints.isEmpty()
                ? Checkpoint.NONE
                : checkpoints.get(checkpoints.size() - 1).checkpoint().hash();
        Checkpoint checkpoint = new Checkpoint(
                "ckp_%032x".formatted(heads.size()),
                chain,
                heads.size(),
                hex.formatHex(heads.get(heads.size() - 1)),
                hex.formatHex(tree.root()),
                previous,
                TIME.plusSeconds(heads.size()),
                Checkpoint.keyId(KEY.verifyingKey()));
        checkpoints.add(checkpoint.sign(KEY));
    }

    ExportHeader header(long first, Map<String, String> filters) {
        byte[] previous = first == 1 ? AuditChain.genesis(chain) : heads.get((int) first - 2);
        return new ExportHeader(
                chain, KEY.verifyingKey().hex(), filters, first, HexFormat.of().formatHex(previous), rows.size());
    }

    /** Everything from one row on. */
    List<String> lines(int first) {
        List<String> lines = new ArrayList<>();
        lines.add(header(first, Map.of()).line());
        int next = 0;
        for (int i = first; i <= rows.size(); i++) {
            lines.add(line(i, null));
            while (next < checkpoints.size()
                    && checkpoints.get(next).checkpoint().size() <= i) {
                SignedCheckpoint checkpoint = checkpoints.get(next++);
                if (checkpoint.checkpoint().size() == i) {
                    lines.add(checkpoint.line());
                }
            }
        }
        lines.add(new ExportEnd(rows.size() - first + 1L, rows.size(), false, List.of(), 0).line());
        return lines;
    }

    /** Every so-manieth row, each with its proof. */
    List<String> chosen(int every) {
        List<String> lines = new ArrayList<>();
        lines.add(header(1, Map.of("action", "invocation.created")).line());
        lines.add(checkpoints.get(checkpoints.size() - 1).line());
        long count = 0;
        long last = 0;
        for (int i = every; i <= rows.size(); i += every) {
            byte[] previous = i == 1 ? AuditChain.genesis(chain) : heads.get(i - 2);
            List<byte[]> path = MerkleProofs.inclusion(i - 1, rows.size(), Grown.of(heads)::node);
            lines.add(line(i, new ExportLines.Proof(previous, path)));
            count++;
            last = i;
        }
        lines.add(new ExportEnd(count, last, false, List.of(), 0).line());
        return lines;
    }

    String line(int number, ExportLines.@org.jspecify.annotations.Nullable Proof proof) {
        byte[] line =
                ExportLines.row(number, rowHashes.get(number - 1), heads.get(number - 1), rows.get(number - 1), proof);
        return new String(line, 0, line.length - 1, StandardCharsets.UTF_8);
    }

    static byte[] bytes(List<String> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lines.forEach(line -> out.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return out.toByteArray();
    }
}
