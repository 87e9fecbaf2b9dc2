package org.xerotier.mesh.seal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a stream, without copying them. What a line may be long is bounded. */
final class LineReader {

    private static final int LONGEST = 1 << 20;

    private final InputStream input;
    private byte[] buffer = new byte[1 << 18];
    private int from;
    private int filled;
    private int next;
    private long number;

    LineReader(InputStream input) {
        this.input = input;
    }

    /** Goes to the next line; false at the end. */
    boolean advance() throws IOException {
        from = next;
        int searched = from;
        while (true) {
            for (int i = searched; i < filled; i++) {
                if (buffer[i] == '\n') {
                    next = i + 1;
                    number++;
                    return true;
                }
            }
            searched = filled - from;
            if (!fill()) {
                if (from < filled) {
                    number++;
                    throw new ExportRefused("the file ends within a line");
                }
                return false;
            }
        }
    }

    /** Moves what is left to the front and reads on. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        filled -= from;
        from = 0;
        next = 0;
        if (filled == buffer.length) {
            if (filled >= LONGEST) {
                number++;
                throw new ExportRefused("a line is longer than any line of an export");
            }
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = input.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read > 0;
    }

    /** Counted from 1. */
    long number() {
        return number;
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    /** Behind the last byte, the line end not counted. */
    int to() {
        return next - 1;
    }

    boolean startsWith(byte[] prefix) {
        return to() - from >= prefix.length
                && Arrays.equals(buffer, from, from + prefix.length, prefix, 0, prefix.length);
    }

    byte[] copy() {
        return Arrays.copyOfRange(buffer, from, Math.max(from, to()));
    }
}
