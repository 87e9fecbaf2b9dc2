package org.xerotier.xem.exec;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.OutputStreamName;

/**
 * Takes what the two streams give, digests all of it, keeps what the limit allows, and cuts it into numbered pieces.
 *
 * <p>The first bytes go out at once; after that small writes are gathered for {@value #GATHER_MILLIS} ms or a full piece.
 * The limit holds for each stream by itself, so that a flood on one does not drown what the other says about it.
 */
final class OutputCollector {

    static final long GATHER_MILLIS = 50;
    private static final long NEVER = Long.MIN_VALUE;

    private final long limit;
    private final OutputSpool spool;
    private final Runnable grew;
    private final ScheduledExecutorService flusher;
    private final MessageDigest stdoutDigest;
    private final Track stdout = new Track(OutputStreamName.STDOUT);
    private final Track stderr = new Track(OutputStreamName.STDERR);
    private long sequence;
    private long flushedAt = NEVER;
    private boolean flushPlanned;

    OutputCollector(long limit, OutputSpool spool, Runnable grew, ScheduledExecutorService flusher) {
        this.limit = limit;
        this.spool = spool;
        this.grew = grew;
        this.flusher = flusher;
        try {
            this.stdoutDigest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every JDK has SHA-256", every);
        }
    }

    /** Bytes of one stream, in the order read. Returns how many the stream has given so far. */
    long accept(OutputStreamName name, byte[] bytes, int length) throws IOException {
        boolean emitted;
        long seen;
        synchronized (this) {
            long before = sequence;
            Track track = name == OutputStreamName.STDOUT ? stdout : stderr;
            if (name == OutputStreamName.STDOUT) {
                stdoutDigest.update(bytes, 0, length);
            }
            track.seen += length;
            seen = track.seen;
            int kept = (int) Math.min(length, limit - track.kept());
            int from = 0;
            while (from < kept) {
                from += track.fill(bytes, from, kept - from);
                if (track.isFull()) {
                    emit(track);
                }
            }
            flushOrPlan();
            emitted = sequence > before;
        }
        if (emitted) {
            grew.run();
        }
        return seen;
    }

    private void flushOrPlan() throws IOException {
        if (stdout.filled == 0 && stderr.filled == 0) {
            return;
        }
        long now = System.nanoTime();
        long since = TimeUnit.NANOSECONDS.toMillis(now - flushedAt);
        if (flushedAt == NEVER || since >= GATHER_MILLIS) {
            emit(stdout);
            emit(stderr);
        } else if (!flushPlanned) {
            flushPlanned = true;
            var unused = flusher.schedule(this::plannedFlush, GATHER_MILLIS - since, TimeUnit.MILLISECONDS);
        }
    }

    private void plannedFlush() {
        boolean emitted;
        synchronized (this) {
            flushPlanned = false;
            long before = sequence;
            try {
                emit(stdout);
                emit(stderr);
            } catch (IOException fault) {
                // The bytes stay pending; the reader, or the end, meets the same fault and ends the execution with it.
                return;
            }
            emitted = sequence > before;
        }
        if (emitted) {
            grew.run();
        }
    }

    /** Nothing more will come. */
    synchronized void finish() throws IOException {
        emit(stdout);
        emit(stderr);
    }

    private void emit(Track track) throws IOException {
        if (track.filled == 0) {
            return;
        }
        Bytes data = Bytes.copyOf(track.pending, 0, track.filled);
        spool.append(new OutputPiece(sequence + 1, track.name, track.offset, data));
        sequence++;
        track.offset += track.filled;
        track.filled = 0;
        flushedAt = System.nanoTime();
    }

    synchronized long stdoutBytes() {
        return stdout.offset;
    }

    synchronized long stderrBytes() {
        return stderr.offset;
    }

    synchronized boolean truncated() {
        return stdout.seen > stdout.kept() || stderr.seen > stderr.kept();
    }

    /** SHA-256 over all of standard output. Once, at the end. */
    synchronized String stdoutSha256() {
        return HexFormat.of().formatHex(stdoutDigest.digest());
    }

    private static final class Track {
        private final OutputStreamName name;
        private byte[] pending = new byte[0];
        private int filled;
        private long offset;
        private long seen;

        Track(OutputStreamName name) {
            this.name = name;
        }

        long kept() {
            return offset + filled;
        }

        boolean isFull() {
            return filled == Bounds.MAX_CHUNK_BYTES;
        }

        int fill(byte[] bytes, int from, int length) {
            int taken = Math.min(length, Bounds.MAX_CHUNK_BYTES - filled);
            if (pending.length < filled + taken) {
                int grown = Math.min(Bounds.MAX_CHUNK_BYTES, Math.max(512, (filled + taken) * 2));
                pending = java.util.Arrays.copyOf(pending, grown);
            }
            System.arraycopy(bytes, from, pending, filled, taken);
            filled += taken;
            return taken;
        }
    }
}
