package org.xerotier.xem.exec;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A named pipe one stream of one tool runs through.
 *
 * <p>Java's own pipes are emptied into memory by Java the moment a process exits, without a bound, if something the
 * process left behind keeps writing; a named pipe is ours to read at our pace.
 */
final class OutputPipe {

    private final Path fifo;
    private final RandomAccessFile holder;
    private final FileInputStream in;
    private volatile boolean abandoned;

    private OutputPipe(Path fifo, RandomAccessFile holder, FileInputStream in) {
        this.fifo = fifo;
        this.holder = holder;
        this.in = in;
    }

    /** Opens both ends, so that neither open waits for the other. */
    static OutputPipe open(Path fifo) throws IOException {
        RandomAccessFile holder = new RandomAccessFile(fifo.toFile(), "rw");
        try {
            return new OutputPipe(fifo, holder, new FileInputStream(fifo.toFile()));
        } catch (IOException fault) {
            holder.close();
            throw fault;
        }
    }

    Path fifo() {
        return fifo;
    }

    ProcessBuilder.Redirect asTarget() {
        return ProcessBuilder.Redirect.appendTo(fifo.toFile());
    }

    /** The tool has its end; from now on the pipe ends when the tool's side does. */
    void letGoOfWriteEnd() throws IOException {
        holder.close();
    }

    InputStream in() {
        return in;
    }

    /** Wakes the reader although somebody still holds the other end. */
    void abandon() {
        abandoned = true;
        try (RandomAccessFile writer = new RandomAccessFile(fifo.toFile(), "rw")) {
            writer.write('\n');
        } catch (IOException gone) {
            System.getLogger("xem.exec").log(System.Logger.Level.DEBUG, "pipe already gone", gone);
        }
    }

    boolean abandoned() {
        return abandoned;
    }

    void close() throws IOException {
        try (holder) {
            in.close();
        }
    }
}
