package org.xerotier.mesh.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.key.KeyRefused;
import org.xerotier.mesh.key.VerifyingKey;
import org.xerotier.mesh.seal.Verdict.Fault;

/**
 * Reads an export once, in bounded memory, and says whether it is what a router sealed and signed, or what is wrong
 * first.
 *
 * <p>Rows without gap are proven by the chain: each row's hash, each link, and each checkpoint's head; from the first row
 * on also the Merkle root. Chosen rows are each proven by their own path to one checkpoint. Rows after the last checkpoint
 * are never accepted: a chain that nobody signed can be written anew by anybody.
 */
public final class ExportVerifier {

    private static final byte[] CHECKPOINT = SignedCheckpoint.BEGIN.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = ExportEnd.BEGIN.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEADER = ExportHeader.BEGIN.getBytes(StandardCharsets.US_ASCII);

    private final @Nullable VerifyingKey pinnedKey;
    private final List<SignedCheckpoint> pinned;
    private final SealChecks checks;

    /**
     * @param pinnedKey the router's key, known from elsewhere; null takes the one the export names, which proves nothing
     *     against whoever made the file
     * @param pinned checkpoints kept elsewhere, of any chain; the export must agree with and reach those of its own
     */
    public ExportVerifier(@Nullable VerifyingKey pinnedKey, List<SignedCheckpoint> pinned) {
        this(pinnedKey, pinned, new SealChecks());
    }

    ExportVerifier(@Nullable VerifyingKey pinnedKey, List<SignedCheckpoint> pinned, SealChecks checks) {
        this.pinnedKey = pinnedKey;
        this.pinned = List.copyOf(pinned);
        this.checks = checks;
    }

    public Verdict verify(InputStream export) throws IOException {
        LineReader lines = new LineReader(export);
        ExportWalk walk = null;
        ExportHeader header = null;
        RowLine row = new RowLine();
        try {
            if (!lines.advance() || !lines.startsWith(HEADER)) {
                throw new ExportRefused("the file does not begin like an export");
            }
            header = ExportHeader.read(lines.copy());
            walk = new ExportWalk(header, key(header), pinned, checks);
            while (lines.advance()) {
                step(walk, lines, row);
            }
            walk.finish();
            return verdict(null, header, walk);
        } catch (ExportRefused | BadRow e) {
            return verdict(fault(e, lines), header, walk);
        }
    }

    private static void step(ExportWalk walk, LineReader lines, RowLine row) {
        if (walk.hasEnded()) {
            throw new ExportRefused("there is more after the last line");
        }
        if (lines.startsWith(RowLine.BEGIN)) {
            row.read(lines.buffer(), lines.from(), lines.to());
            walk.row(row, lines.buffer());
        } else if (lines.startsWith(CHECKPOINT)) {
            walk.checkpoint(SignedCheckpoint.read(lines.copy()));
        } else if (lines.startsWith(END)) {
            walk.end(ExportEnd.read(lines.copy()));
        } else {
            throw new ExportRefused("this is not a line of an export");
        }
    }

    private VerifyingKey key(ExportHeader header) {
        if (pinnedKey != null) {
            return pinnedKey;
        }
        try {
            return VerifyingKey.ofHex(header.publicKey());
        } catch (KeyRefused e) {
            throw new ExportRefused("the export names no usable public key", e);
        }
    }

    private Verdict verdict(@Nullable Fault fault, @Nullable ExportHeader header, @Nullable ExportWalk walk) {
        boolean isKeyPinned = pinnedKey != null;
        return walk == null
                ? new Verdict(fault, header, 0, 0, 0, 0, 0, isKeyPinned)
                : new Verdict(
                        fault,
                        header,
                        walk.rows(),
                        walk.last(),
                        walk.provenSize(),
                        walk.checkpoints(),
                        walk.compared(),
                        isKeyPinned);
    }

    private static Fault fault(RuntimeException e, LineReader lines) {
        String what = String.valueOf(e.getMessage());
        if (e instanceof BadRow bad) {
            return new Fault(lines.number(), bad.sequence(), bad.isThisLine() ? RowLine.id(lines.copy()) : "", what);
        }
        return new Fault(lines.number(), 0, RowLine.id(lines.copy()), what);
    }
}
