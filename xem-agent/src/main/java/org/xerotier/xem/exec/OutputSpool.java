package org.xerotier.xem.exec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.TreeMap;
import org.xerotier.mesh.frame.OutputPiece;

/**
 * Output of one execution that the router does not have yet. The first pieces stay in memory, since most tools say
 * little; from then on pieces go to disk, so a gigabyte of output costs kilobytes of heap. Released pieces free their
 * space, whole files at a time.
 */
final class OutputSpool {

    static final int MEMORY_BYTES = 64 * 1024;
    static final int MEMORY_PIECES = 256;
    static final int SEGMENT_BYTES = 8 * 1024 * 1024;
    static final int SEGMENT_PIECES = 4_096;

    private final Path folder;
    private final Deque<OutputPiece> memory = new ArrayDeque<>();
    private final TreeMap<Long, OutputSegment> segments = new TreeMap<>();
    private int memoryBytes;
    private long released;
    private long last;
    private boolean closed;

    /** @param folder belongs to this execution alone; made when needed */
    OutputSpool(Path folder) {
        this.folder = folder;
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
            newest = new OutputSegment(folder.resolve("output." + sequence), sequence);
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
