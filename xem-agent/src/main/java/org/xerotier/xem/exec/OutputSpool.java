package org.xerotier.xem.exec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.xem.dispatch.ToolRun;

/**
 * Output of one execution that the router does not have yet. The first pieces stay in memory, since most tools say
 * little; from then on pieces go to disk, so a gigabyte of output costs kilobytes of heap. Released pieces free their
 * space, whole files at a time.
 */
final class OutputSpool {

    private static final String PREFIX = "output.";

    static final int MEMORY_BYTES = 64 * 1024;
    static final int MEMORY_PIECES = 256;
    static final int SEGMENT_BYTES = 8 * 1024 * 1024;
    static final int SEGMENT_PIECES = 4_096;

    /** What makes a segment outlive a loss of power; takes its time. */
    @FunctionalInterface
    interface Disk {
        void force(OutputSegment segment) throws IOException;
    }

    private final Path folder;
    private final Disk disk;
    private final Deque<OutputPiece> memory = new ArrayDeque<>();
    private final TreeMap<Long, OutputSegment> segments = new TreeMap<>();
    private int memoryBytes;
    private long released;
    private long last;
    private boolean closed;

    /** @param folder belongs to this execution alone; made when needed */
    OutputSpool(Path folder) {
        this(folder, OutputSegment::force);
    }

    OutputSpool(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** What an earlier life of the agent kept here, if it is all there up to this piece. */
    static Optional<OutputSpool> reopen(Path folder, long last) {
        OutputSpool spool = new OutputSpool(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : files) {
                long first = Long.parseLong(file.getFileName().toString().substring(PREFIX.length()));
                spool.segments.put(first, OutputSegment.reopen(file, first));
            }
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
        if (spool.segments.isEmpty()) {
            return Optional.empty();
        }
        spool.released = spool.segments.firstKey() - 1;
        spool.last = spool.released;
        for (OutputSegment segment : spool.segments.values()) {
            if (segment.first() != spool.last + 1) {
                return Optional.empty();
            }
            spool.last = segment.last();
        }
        return spool.last == last ? Optional.of(spool) : Optional.empty();
    }

    /** Whether what was not released can go with the result, by the rule of the desk. */
    synchronized boolean fitsIntoAResult() {
        return segments.isEmpty()
                && memoryBytes <= Bounds.MAX_CHUNK_BYTES
                && last - released <= ToolRun.MOST_PIECES_IN_A_RESULT;
    }

    /**
     * Returns when all that was not released is on the disk, for another life of the agent. The disk is waited for without
     * the lock: the loop asks for numbers and pieces meanwhile, and may let go of some of this.
     */
    void keep() throws IOException {
        List<OutputSegment> kept = toSegments();
        try {
            for (OutputSegment segment : kept) {
                disk.force(segment);
            }
            if (!kept.isEmpty()) {
                RunFolder.force(folder);
            }
        } catch (IOException fault) {
            if (!isClosed()) {
                throw fault;
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized List<OutputSegment> toSegments() throws IOException {
        if (closed) {
            return List.of();
        }
        if (!memory.isEmpty()) {
            RunFolder.make(folder);
            long first = memory.element().sequence();
            OutputSegment early = new OutputSegment(folder.resolve(PREFIX + first), first);
            for (OutputPiece piece : memory) {
                early.append(piece);
            }
            segments.put(first, early);
            memory.clear();
            memoryBytes = 0;
        }
        return List.copyOf(segments.values());
    }

    synchronized void append(OutputPiece piece) throws IOException {
        if (closed) {
            return;
        }
        if (piece.sequence() != last + 1) {
            throw new IllegalArgumentException("piece %d after %d".formatted(piece.sequence(), last));
        }
        int length = piece.data().length();
        if (segments.isEmpty() && memoryBytes + length <= MEMORY_BYTES && memory.size() < MEMORY_PIECES) {
            memory.add(piece);
            memoryBytes += length;
        } else {
            segmentFor(piece.sequence()).append(piece);
        }
        last = piece.sequence();
    }

    private OutputSegment segmentFor(long sequence) throws IOException {
        OutputSegment newest = segments.isEmpty() ? null : segments.lastEntry().getValue();
        if (newest == null || newest.size() >= SEGMENT_BYTES || newest.count() >= SEGMENT_PIECES) {
            RunFolder.make(folder);
            newest = new OutputSegment(folder.resolve(PREFIX + sequence), sequence);
            segments.put(sequence, newest);
        }
        return newest;
    }

    synchronized long firstSequence() {
        return released + 1;
    }

    synchronized long lastSequence() {
        return last;
    }

    synchronized OutputPiece piece(long sequence) {
        if (closed || sequence <= released || sequence > last) {
            throw new IllegalArgumentException(
                    "piece %d is not here; there are %d to %d".formatted(sequence, released + 1, last));
        }
        OutputPiece oldest = memory.peekFirst();
        if (oldest != null && sequence < oldest.sequence() + memory.size()) {
            Iterator<OutputPiece> pieces = memory.iterator();
            OutputPiece piece = pieces.next();
            while (piece.sequence() < sequence) {
                piece = pieces.next();
            }
            return piece;
        }
        try {
            return segments.floorEntry(sequence).getValue().piece(sequence);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    synchronized void release(long through) {
        released = Math.max(released, Math.min(through, last));
        while (!memory.isEmpty() && memory.peekFirst().sequence() <= released) {
            memoryBytes -= memory.removeFirst().data().length();
        }
        while (!segments.isEmpty() && segments.firstEntry().getValue().last() <= released) {
            delete(segments.pollFirstEntry().getValue());
        }
    }

    synchronized void close() {
        closed = true;
        memory.clear();
        segments.values().forEach(OutputSpool::delete);
        segments.clear();
    }

    private static void delete(OutputSegment segment) {
        try {
            segment.delete();
        } catch (IOException leftBehind) {
            // The folder as a whole is removed with the execution, and at the agent's next start.
            System.getLogger("xem.exec").log(System.Logger.Level.DEBUG, "spool file not deleted", leftBehind);
        }
    }
}
