package org.xerotier.mesh.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the lines of rows. The row comes last and byte for byte as it was hashed, so nobody has to write it anew. */
public final class ExportLines {

    static final String BEGIN = "{\"sequence\":";
    static final String ROW_HASH = ",\"row_hash\":\"";
    static final String CHAIN_HASH = "\",\"chain_hash\":\"";
    static final String PREVIOUS = "\",\"previous\":\"";
    static final String PATH = "\",\"path\":[";
    static final String ROW_AFTER_HASH = "\",\"row\":";
    static final String ROW_AFTER_PATH = "],\"row\":";

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] GONE = "null".getBytes(StandardCharsets.US_ASCII);

    private ExportLines() {}

    /** What ties a row to a checkpoint when the rows before it are not in the export. */
    public record Proof(byte[] previous, List<byte[]> path) {}

    /** @param row canonical bytes, or null for a row that is sealed but no longer in the log */
    public static byte[] row(
            long sequence, byte[] rowHash, byte[] chainHash, byte @Nullable [] row, @Nullable Proof proof) {
        StringBuilder head = new StringBuilder(512);
        head.append(BEGIN).append(sequence);
        head.append(ROW_HASH).append(HEX.formatHex(rowHash));
        head.append(CHAIN_HASH).append(HEX.formatHex(chainHash));
        if (proof == null) {
            head.append(ROW_AFTER_HASH);
        } else {
            head.append(PREVIOUS).append(HEX.formatHex(proof.previous())).append(PATH);
            String separator = "\"";
            for (byte[] hash : proof.path()) {
                head.append(separator).append(HEX.formatHex(hash)).append('"');
                separator = ",\"";
            }
            head.append(ROW_AFTER_PATH);
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(head.length() + (row == null ? 8 : row.length + 2));
        line.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(row == null ? GONE : row);
        line.write('}');
        line.write('\n');
        return line.toByteArray();
    }
}
