package org.xerotier.xem.exec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.OutputStreamName;

/** A file of consecutive pieces. In memory only where each begins. */
final class OutputSegment {

    private static final byte STDOUT = 1;
    private static final byte STDERR = 2;
    private static final int HEADER = 1 + Long.BYTES + Integer.BYTES;

    private final Path file;
    private final FileChannel channel;
    private final long first;
    private int[] positions = new int[64];
    private int count;
    private int size;

    OutputSegment(Path file, long first) throws IOException {
        this(
                file,
                first,
                FileChannel.open(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    private OutputSegment(Path file, long first, FileChannel channel) {
        this.file = file;
        this.first = first;
        this.channel = channel;
    }

    /** One that was written and kept by an earlier life of the agent. */
    static OutputSegment reopen(Path file, long first) throws IOException {
        OutputSegment segment = new OutputSegment(file, first, FileChannel.open(file, StandardOpenOption.READ));
        long length = segment.channel.size();
        while (segment.size < length) {
            int data = segment.read(segment.size, HEADER).getInt(HEADER - Integer.BYTES);
            if (data < 0 || data > Bounds.MAX_CHUNK_BYTES || length - segment.size < HEADER + data) {
                throw new IOException("the output spool is not as it was written: " + file);
            }
            segment.note(segment.size + HEADER + data);
        }
        return segment;
    }

    /** Returns when the disk has it, or when it was deleted meanwhile: then nobody needs it. */
    void force() throws IOException {
        try {
            channel.force(false);
        } catch (ClosedChannelException deleted) {
            System.getLogger("xem.exec").log(System.Logger.Level.DEBUG, "released before it was kept", deleted);
        }
    }

    void append(OutputPiece piece) throws IOException {
        byte[] data = piece.data().view();
        ByteBuffer record = ByteBuffer.allocate(HEADER + data.length)
                .put(piece.stream() == OutputStreamName.STDERR ? STDERR : STDOUT)
                .putLong(piece.offset())
                .putInt(data.length)
                .put(data)
                .flip();
        int at = size;
        while (record.hasRemaining()) {
            at += channel.write(record, at);
        }
        note(at);
    }

    private void note(int end) {
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, count * 2);
        }
        positions[count++] = size;
        size = end;
    }

    OutputPiece piece(long sequence) throws IOException {
        int position = positions[(int) (sequence - first)];
        ByteBuffer header = read(position, HEADER);
        OutputStreamName stream = header.get() == STDERR ? OutputStreamName.STDERR : OutputStreamName.STDOUT;
        long offset = header.getLong();
        byte[] data = read(position + HEADER, header.getInt()).array();
        return new OutputPiece(sequence, stream, offset, Bytes.adopt(data));
    }

    private ByteBuffer read(int position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("the output spool is shorter than it was written: " + file);
            }
        }
        return buffer.flip();
    }

    long first() {
        return first;
    }

    long last() {
        return first + count - 1;
    }

    int size() {
        return size;
    }

    int count() {
        return count;
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
