package org.xerotier.mesh.seal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Writes an export of any size for measuring: {@code BigExport FILE ROWS}; the key is beside it in FILE.pub. */
final class BigExport {

    private static final int CHECKPOINT_EVERY = 5_000;

    private BigExport() {}

    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), Integer.parseInt(args[1]));
    }

    static void write(Path file, int rows) throws IOException {
        String chain = "proj_" + "1".repeat(32);
        AuditChain links = new AuditChain();
        MerkleFrontier tree = new MerkleFrontier();
        HexFormat hex = HexFormat.of();
        byte[] head = AuditChain.genesis(chain);
        String before = Checkpoint.NONE;
        String key = SampleLog.KEY.verifyingKey().hex();
        Files.writeString(Path.of(file + ".pub"), key + "\n");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            line(out, new ExportHeader(chain, key, Map.of(), 1, hex.formatHex(head), rows).line());
            for (int i = 1; i <= rows; i++) {
                byte[] row = SampleLog.record(chain, i).canonical();
                byte[] hash = AuditRecord.hash(row);
                head = links.link(head, i, hash);
                tree.add(head);
                out.write(ExportLines.row(i, hash, head, row, null));
                if (i % CHECKPOINT_EVERY == 0 || i == rows) {
                    Checkpoint checkpoint = new Checkpoint(
                            "ckp_%032x".formatted(i),
                            chain,
                            i,
                            hex.formatHex(head),
                            hex.formatHex(tree.root()),
                            before,
                            SampleLog.TIME,
                            Checkpoint.keyId(SampleLog.KEY.verifyingKey()));
                    before = checkpoint.hash();
                    line(out, checkpoint.sign(SampleLog.KEY).line());
                }
            }
            line(out, new ExportEnd(rows, rows, false, List.of(), 0).line());
        }
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
