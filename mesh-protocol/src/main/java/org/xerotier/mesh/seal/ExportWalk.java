package org.xerotier.mesh.seal;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.key.VerifyingKey;

/** Goes through the lines of one export and remembers what the next one has to follow. */
final class ExportWalk {

    private static final HexFormat HEX = HexFormat.of();

    private final ExportHeader header;
    private final VerifyingKey key;
    private final List<Checkpoint> pinned;
    private final SealChecks checks;
    private final Digest digest = new Digest();
    private final AuditChain chain = new AuditChain();
    private final byte[] computed = new byte[Digest.BYTES];
    private final byte[] head;
    private final @Nullable MerkleFrontier tree;
    private @Nullable Checkpoint covering;
    private @Nullable ExportEnd end;
    private long last;
    private long covered;
    private long rows;
    private long checkpoints;
    private int nextPinned;
    private long compared;

    ExportWalk(ExportHeader header, VerifyingKey key, List<SignedCheckpoint> brought, SealChecks checks) {
        this.header = header;
        this.key = key;
        this.checks = checks;
        boolean isWhole = !header.isFiltered() && header.first() == 1;
        head = isWhole ? AuditChain.genesis(header.chain()) : header.previousHash();
        tree = isWhole ? new MerkleFrontier() : null;
        last = header.isFiltered() ? 0 : header.first() - 1;
        if (last < 0) {
            throw new ExportRefused("rows are counted from 1");
        }
        pinned = mine(brought).toList();
        pinned(last);
    }

    private Stream<Checkpoint> mine(List<SignedCheckpoint> brought) {
        return brought.stream()
                .filter(one -> checks.isOfChain(one.checkpoint(), header.chain()))
                .peek(one -> {
                    if (!checks.isSigned(one, key)) {
                        throw new ExportRefused(
                                "a checkpoint you brought (" + one.checkpoint().id() + ", "
                                        + one.checkpoint().size() + " rows) is not signed with this key");
                    }
                })
                .map(SignedCheckpoint::checkpoint)
                .sorted(Comparator.comparingLong(Checkpoint::size));
    }

    void row(RowLine row, byte[] buffer) {
        if (header.isFiltered() != row.isProven) {
            throw new BadRow(row.sequence, true, "the row is proven in another way than the first line says");
        }
        if (row.isGone()) {
            throw new BadRow(row.sequence, true, "the row was deleted from the log after it was sealed");
        }
        digest.add(buffer, row.rowFrom, row.rowTo - row.rowFrom).end(computed);
        if (header.isFiltered()) {
            chosen(row);
        } else {
            following(row);
        }
        last = row.sequence;
        rows++;
        if (!header.isFiltered()) {
            pinned(last);
        }
    }

    private void following(RowLine row) {
        if (!checks.isNext(last + 1, row.sequence)) {
            throw new BadRow(
                    last + 1,
                    false,
                    row.sequence > last + 1
                            ? "row " + (last + 1) + " is missing; row " + row.sequence + " stands in its place"
                            : "row " + row.sequence + " stands where row " + (last + 1) + " belongs");
        }
        if (!checks.isSameRow(row.rowHash, computed)) {
            throw new BadRow(row.sequence, true, "the row is not the one that was sealed");
        }
        chain.link(head, row.sequence, computed, head);
        if (!checks.isLinked(row.chainHash, head)) {
            throw new BadRow(row.sequence, true, "the row does not follow the one before it in the chain");
        }
        if (tree != null) {
            tree.add(head);
        }
    }

    private void chosen(RowLine row) {
        Checkpoint by = covering;
        if (by == null) {
            throw new ExportRefused("chosen rows come after the checkpoint that proves them");
        }
        if (row.sequence <= last) {
            throw new BadRow(row.sequence, true, "rows are out of order");
        }
        if (!checks.isSameRow(row.rowHash, computed)) {
            throw new BadRow(row.sequence, true, "the row is not the one that was sealed");
        }
        byte[] link = chain.link(row.previous, row.sequence, computed);
        if (!checks.isLinked(row.chainHash, link)) {
            throw new BadRow(row.sequence, true, "the row does not follow the one before it in the chain");
        }
        if (!checks.isIncluded(link, row.sequence - 1, by.size(), row.path, HEX.parseHex(by.root()))) {
            throw new BadRow(row.sequence, true, "the row is not in the tree of checkpoint " + by.id());
        }
    }

    void checkpoint(SignedCheckpoint signed) {
        Checkpoint found = signed.checkpoint();
        if (!checks.isOfChain(found, header.chain())) {
            throw new ExportRefused("checkpoint " + found.id() + " is of another chain, " + found.chain());
        }
        if (!checks.isSigned(signed, key)) {
            throw new ExportRefused("checkpoint " + found.id() + " (" + found.size()
                    + " rows) is not signed with this key; either it was changed or the key is another router's");
        }
        if (found.size() < last || covering != null && found.size() <= covering.size()) {
            throw new ExportRefused("checkpoint " + found.id() + " is out of order");
        }
        if (tree != null && found.size() == last && !checks.isNextCheckpoint(found, covering)) {
            throw new ExportRefused("a checkpoint before " + found.id() + " (" + found.size() + " rows) is missing");
        }
        covering = found;
        checkpoints++;
        if (!header.isFiltered() && found.size() == last) {
            compare(found, "checkpoint " + found.id());
            covered = last;
        }
        if (header.isFiltered()) {
            pinnedTree(found);
        }
    }

    void end(ExportEnd found) {
        end = found;
        if (!checks.isCounted(found.rows(), rows) || !checks.isCounted(found.last(), last)) {
            throw new BadRow(
                    last + 1,
                    false,
                    "rows are missing: the last line counts " + found.rows() + " to row " + found.last()
                            + ", the file has " + rows + " to row " + last);
        }
        Checkpoint by = covering;
        if (!header.isFiltered() && by != null && covered < last && by.size() > last) {
            if (!checks.isIncluded(head, last - 1, by.size(), found.path(), HEX.parseHex(by.root()))) {
                throw new BadRow(
                        covered + 1,
                        false,
                        between() + " is not what was sealed: checkpoint " + by.id() + " does not contain it");
            }
            covered = last;
        }
        if (!checks.hasNoStrays(found.strays())) {
            throw new ExportRefused(found.strays() + " rows were put into the log behind the sealed ones; they are not"
                    + " in this export, see docs/explanation/audit.md");
        }
    }

    void finish() {
        if (!checks.hasEnded(end != null)) {
            throw new ExportRefused("the file is cut off: its last line is missing");
        }
        boolean isCut = end != null && end.isCut();
        if (rows > 0 && covering == null) {
            throw new BadRow(covered + 1, false, between() + " is covered by no checkpoint, so nobody signed it");
        }
        if (!header.isFiltered() && rows > 0 && covered < last) {
            throw new BadRow(covered + 1, false, between() + " is covered by no checkpoint, so nobody signed it");
        }
        if (!header.isFiltered() && !isCut && !checks.reaches(last, header.size())) {
            throw new BadRow(last + 1, false, "rows are missing: the first line promises " + header.size());
        }
        if (!pinned.isEmpty()) {
            Checkpoint newest = pinned.get(pinned.size() - 1);
            long reach = header.isFiltered() || isCut ? provenSize() : last;
            if (!checks.reaches(reach, newest.size())) {
                throw new BadRow(
                        reach + 1,
                        false,
                        "rows are missing at the end: at " + newest.at() + " there were " + newest.size()
                                + " rows (checkpoint " + newest.id() + "), this export ends at " + reach);
            }
        }
    }

    /** Compares with each checkpoint the user brought that is about the row just read. */
    private void pinned(long at) {
        while (nextPinned < pinned.size() && pinned.get(nextPinned).size() <= at) {
            Checkpoint brought = pinned.get(nextPinned++);
            if (brought.size() == at) {
                compare(brought, "your checkpoint " + brought.id());
                compared++;
            }
        }
    }

    private void pinnedTree(Checkpoint found) {
        for (Checkpoint brought : pinned) {
            if (brought.size() == found.size()) {
                compared++;
                if (!checks.hasRoot(brought.root(), found.root())) {
                    throw new ExportRefused("your checkpoint " + brought.id() + " says otherwise than " + found.id());
                }
            }
        }
    }

    private void compare(Checkpoint by, String name) {
        if (!checks.hasHead(by.head(), HEX.formatHex(head))) {
            throw new BadRow(
                    covered + 1,
                    false,
                    between() + " is not what was sealed: " + name + " at " + by.size() + " rows has another head");
        }
        if (tree != null && !checks.hasRoot(by.root(), HEX.formatHex(tree.root()))) {
            throw new BadRow(
                    covered + 1,
                    false,
                    between() + " is not what was sealed: " + name + " at " + by.size()
                            + " rows has another Merkle root");
        }
        covered = last;
    }

    private String between() {
        return covered + 1 >= last ? "row " + last : "a row from " + (covered + 1) + " to " + last;
    }

    boolean hasEnded() {
        return end != null;
    }

    long rows() {
        return rows;
    }

    long last() {
        return last;
    }

    long checkpoints() {
        return checkpoints;
    }

    /** How many rows the last checkpoint of the export covers. */
    long provenSize() {
        return covering == null ? 0 : covering.size();
    }

    long compared() {
        return compared;
    }
}
