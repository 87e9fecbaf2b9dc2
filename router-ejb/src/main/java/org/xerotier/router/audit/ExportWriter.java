package org.xerotier.router.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.seal.AuditChain;
import org.xerotier.mesh.seal.ExportEnd;
import org.xerotier.mesh.seal.ExportHeader;
import org.xerotier.mesh.seal.ExportLines;
import org.xerotier.mesh.seal.MerkleProofs;
import org.xerotier.router.kernel.ProjectId;

/**
 * One export, line by line. Rows without gap carry nothing but their hashes, since the chain ties them to the checkpoints
 * among them; rows that a filter chose carry each their own proof.
 */
final class ExportWriter {

    private static final int PAGE = 500;

    private final ExportQueries queries;
    private final ProjectId project;
    private final AuditExport wanted;
    private final String publicKey;
    private final OutputStream out;
    private final Map<String, String> filters;
    private final Tiles tiles;
    private final Deque<CheckpointLine> checkpoints = new ArrayDeque<>();
    private long size;
    private long checkpointsRead;
    private long rows;
    private long last;

    ExportWriter(ExportQueries queries, ProjectId project, AuditExport wanted, String publicKey, OutputStream out) {
        this.queries = queries;
        this.project = project;
        this.wanted = wanted;
        this.publicKey = publicKey;
        this.out = out;
        this.filters = wanted.filter().inUse();
        this.tiles = new Tiles((level, from) -> queries.hashes(project, level, from));
        this.last = filters.isEmpty() ? wanted.after() : 0;
        this.checkpointsRead = wanted.after();
    }

    void write(@Nullable CheckpointView covering) throws IOException {
        size = covering == null ? 0 : covering.checkpoint().size();
        byte[] previous = queries.chainHash(project, wanted.after()).orElse(AuditChain.genesis(project.value()));
        String before = HexFormat.of().formatHex(previous);
        line(new ExportHeader(project.value(), publicKey, filters, wanted.after() + 1, before, size).line());
        if (covering == null) {
            line(new ExportEnd(0, last, false, List.of(), 0).line());
            return;
        }
        boolean isCut = filters.isEmpty() ? contiguous(covering) : chosen(covering);
        boolean needsPath = filters.isEmpty() && rows > 0 && last < size;
        List<byte[]> path = needsPath ? path(last) : List.of();
        line(new ExportEnd(rows, last, isCut, path, queries.strays(project)).line());
    }

    private boolean contiguous(CheckpointView covering) throws IOException {
        long upTo = Math.min(size, wanted.limit() > size - wanted.after() ? size : wanted.after() + wanted.limit());
        List<SealedRow> page;
        do {
            page = queries.stretch(project, last, upTo, PAGE);
            for (SealedRow row : page) {
                row(row, null);
                checkpointsUpTo(row.sequence(), upTo);
            }
        } while (page.size() == PAGE);
        if (last < size) {
            line(covering.line());
        }
        return upTo < size;
    }

    /** Those of the size just reached; read ahead a page at a time. */
    private void checkpointsUpTo(long sequence, long upTo) throws IOException {
        if (checkpoints.isEmpty() && checkpointsRead < upTo) {
            List<CheckpointLine> more = queries.lines(project, checkpointsRead + 1, upTo, PAGE);
            checkpoints.addAll(more);
            checkpointsRead = more.size() < PAGE ? upTo : more.get(PAGE - 1).size();
        }
        CheckpointLine next = checkpoints.peek();
        if (next != null && next.size() <= sequence) {
            line(checkpoints.remove().text());
        }
    }

    private boolean chosen(CheckpointView covering) throws IOException {
        line(covering.line());
        long from = wanted.after();
        long left = wanted.limit();
        List<SealedRow> page;
        do {
            int most = (int) Math.min(PAGE, left);
            page = queries.chosen(project, wanted.filter(), from, size, most);
            for (SealedRow row : page) {
                byte[] previous = row.previous() == null ? AuditChain.genesis(project.value()) : row.previous();
                row(row, new ExportLines.Proof(previous, path(row.sequence())));
                from = row.sequence();
            }
            left -= page.size();
        } while (page.size() == PAGE && left > 0);
        return left == 0 && from < size;
    }

    /** Where the database has lost seals there is no proof; whoever verifies the export is to see that, and which row. */
    private List<byte[]> path(long sequence) {
        try {
            return MerkleProofs.inclusion(sequence - 1, size, tiles);
        } catch (ChainBroken hole) {
            AuditRoomLog.chainBroken("audit chain " + project.value() + ": " + hole.getMessage());
            return List.of();
        }
    }

    private void row(SealedRow row, ExportLines.@Nullable Proof proof) throws IOException {
        byte[] bytes = row.row() == null ? null : row.row().canonical();
        out.write(ExportLines.row(row.sequence(), row.rowHash(), row.chainHash(), bytes, proof));
        rows++;
        last = row.sequence();
    }

    private void line(String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
