package org.xerotier.xem.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A few bytes beside the ledger that say which ledger it is and how often it was written. SQLite takes a damaged end of
 * its write-ahead log for a crash and drops what follows, which is right for a torn write and wrong for a flipped bit; a
 * ledger that counts fewer commits than this mark has lost some.
 *
 * <p>Written after each commit without waiting for the disk. So it may be behind the ledger after a power cut, never
 * ahead of it.
 */
final class CommitMark implements AutoCloseable {

    /** What the mark says. */
    record Mark(String ledgerId, long commits) {}

    private static final int ID_BYTES = 32;
    private static final int LENGTH = ID_BYTES + Long.BYTES + Integer.BYTES;

    private final FileChannel channel;
    private final byte[] id;

    private CommitMark(FileChannel channel, byte[] id) {
        this.channel = channel;
        this.id = id;
    }

    static Path beside(Path ledger) {
        return ledger.resolveSibling(ledger.getFileName() + "-commits");
    }

    /** What it says, or null if there is none. */
    static @Nullable Mark read(Path ledger) throws IOException, LedgerFault {
        Path file = beside(ledger);
        if (!Files.exists(file)) {
            return null;
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0) {
            // Made and not yet written: nothing was promised.
            return null;
        }
        if (bytes.length != LENGTH) {
            throw LedgerFault.damaged("%s has %d bytes instead of %d".formatted(file, bytes.length, LENGTH));
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] id = new byte[ID_BYTES];
        buffer.get(id);
        long commits = buffer.getLong();
        if (buffer.getInt() != check(id, commits)) {
            throw LedgerFault.damaged(file + " is not as it was written");
        }
        return new Mark(new String(id, StandardCharsets.US_ASCII), commits);
    }

    static CommitMark open(Path ledger, String ledgerId) throws IOException {
        FileChannel channel = FileChannel.open(
                beside(ledger),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new CommitMark(channel, ledgerId.getBytes(StandardCharsets.US_ASCII));
    }

    void write(long commits) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH)
                .put(id)
                .putLong(commits)
                .putInt(check(id, commits))
                .flip();
        channel.write(bytes, 0);
    }

    private static int check(byte[] id, long commits) {
        CRC32C sum = new CRC32C();
        sum.update(id);
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(commits).flip());
        return (int) sum.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
