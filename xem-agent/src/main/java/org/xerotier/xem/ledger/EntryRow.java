package org.xerotier.xem.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.codec.FrameCodec;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.mesh.frame.Result;
import org.xerotier.xem.dispatch.Fence;
import org.xerotier.xem.dispatch.LedgerEntry;
import org.xerotier.xem.dispatch.LedgerEntry.State;
import org.xerotier.xem.dispatch.Work;

/** An entry as a row: in columns, so that an operator can read it, and with a digest, so that damage shows. */
final class EntryRow {

    static final String TABLE = """
            CREATE TABLE entry (
                invocation_id TEXT PRIMARY KEY NOT NULL,
                epoch INTEGER NOT NULL,
                fenced_through INTEGER NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('ACCEPTED', 'STARTED', 'DONE', 'FENCED', 'SETTLED')),
                execution_id TEXT,
                trace_context TEXT,
                may_run_again INTEGER,
                output_format TEXT,
                timeout_millis INTEGER,
                until_millis INTEGER,
                started_at_millis INTEGER,
                process TEXT,
                fence_code TEXT,
                fence_message TEXT,
                fence_owed INTEGER,
                fence_until_millis INTEGER,
                result BLOB,
                digest INTEGER NOT NULL
            ) WITHOUT ROWID
            """;

    static final String PUT = "INSERT OR REPLACE INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    static final String REMOVE = "DELETE FROM entry WHERE invocation_id = ?";
    static final String ALL = "SELECT * FROM entry";

    private EntryRow() {}

    /** Fills {@link #PUT}; returns the digest. */
    static long bind(LedgerEntry entry, PreparedStatement put) throws SQLException {
        byte[] result = bytes(entry.result());
        long digest = digest(entry, result);
        put.setString(1, entry.invocationId());
        put.setLong(2, entry.epoch());
        put.setLong(3, entry.fencedThrough());
        put.setString(4, entry.state().name());
        Work work = entry.work();
        put.setString(5, work == null ? null : work.executionId());
        put.setString(6, work == null ? null : work.traceContext());
        put.setObject(7, work == null ? null : (work.mayRunAgain() ? 1 : 0));
        put.setString(8, work == null ? null : work.outputFormat());
        put.setObject(9, work == null ? null : work.timeoutMillis());
        put.setObject(10, work == null ? null : work.until());
        put.setObject(11, work == null ? null : work.startedAtMillis());
        put.setString(12, work == null ? null : work.process());
        Fence fence = entry.fence();
        put.setString(13, fence == null ? null : fence.code());
        put.setString(14, fence == null ? null : fence.message());
        put.setObject(15, fence == null ? null : (fence.owed() ? 1 : 0));
        put.setObject(16, fence == null ? null : fence.until());
        put.setBytes(17, result);
        put.setLong(18, digest);
        return digest;
    }

    /** The row under the cursor, if it is as it was written. */
    static LedgerEntry read(ResultSet row) throws SQLException, LedgerFault {
        String id = String.valueOf(row.getString(1));
        byte[] result = row.getBytes(17);
        LedgerEntry entry;
        try {
            entry = new LedgerEntry(
                    id,
                    row.getLong(2),
                    row.getLong(3),
                    State.valueOf(row.getString(4)),
                    row.getString(5) == null ? null : work(row),
                    row.getString(13) == null ? null : fence(row),
                    result == null
                            ? null
                            : (Result) FrameCodec.decode(result, FrameType.Sender.AGENT)
                                    .frame());
        } catch (RuntimeException fault) {
            throw LedgerFault.damaged("the entry %s cannot be read: %s".formatted(id, fault.getMessage()));
        }
        if (digest(entry, result) != row.getLong(18)) {
            throw LedgerFault.damaged("the entry %s is not as it was written".formatted(id));
        }
        return entry;
    }

    private static Work work(ResultSet row) throws SQLException {
        return new Work(
                row.getString(5),
                row.getString(6),
                row.getInt(7) == 1,
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getString(12));
    }

    private static Fence fence(ResultSet row) throws SQLException {
        return new Fence(row.getString(13), row.getString(14), row.getInt(15) == 1, row.getLong(16));
    }

    private static byte @Nullable [] bytes(@Nullable Result result) {
        return result == null ? null : FrameCodec.encode(new Envelope(Envelope.VERSION, "ledger", 0, "", result));
    }

    private static long digest(LedgerEntry entry, byte @Nullable [] result) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, entry.invocationId());
            out.writeLong(entry.epoch());
            out.writeLong(entry.fencedThrough());
            text(out, entry.state().name());
            Work work = entry.work();
            out.writeBoolean(work != null);
            if (work != null) {
                text(out, work.executionId());
                text(out, work.traceContext());
                out.writeBoolean(work.mayRunAgain());
                text(out, work.outputFormat());
                out.writeLong(work.timeoutMillis());
                out.writeLong(work.until());
                out.writeLong(work.startedAtMillis());
                text(out, work.process());
            }
            Fence fence = entry.fence();
            out.writeBoolean(fence != null);
            if (fence != null) {
                text(out, fence.code());
                text(out, fence.message());
                out.writeBoolean(fence.owed());
                out.writeLong(fence.until());
            }
            if (result != null) {
                out.write(result);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return firstLong(bytes.toByteArray());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** The first eight bytes of the SHA-256. */
    static long firstLong(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .getLong();
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every JDK has SHA-256", every);
        }
    }
}
