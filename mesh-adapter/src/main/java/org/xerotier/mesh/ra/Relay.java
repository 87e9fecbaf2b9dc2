package org.xerotier.mesh.ra;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** One direction of an open connection: a bounded buffer. Full means its source is not read. */
final class Relay {

    private static final int BUFFER = 16 * 1_024;

    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final FrameScanner scanner;

    Relay(long largestFrame) {
        this.scanner = new FrameScanner(largestFrame);
    }

    /** @return bytes taken, -1 at the end of the stream */
    int fill(ReadableByteChannel from) throws IOException, GateRefusal {
        int start = buffer.position();
        int count = from.read(buffer);
        if (count > 0) {
            scanner.scan(buffer.duplicate().flip().position(start));
        }
        return count;
    }

    void flush(WritableByteChannel to) throws IOException {
        buffer.flip();
        try {
            to.write(buffer);
        } finally {
            buffer.compact();
        }
    }

    /** Throws away what the other side no longer takes. */
    void clear() {
        buffer.clear();
    }

    boolean isFull() {
        return !buffer.hasRemaining();
    }

    boolean isEmpty() {
        return buffer.position() == 0;
    }
}
