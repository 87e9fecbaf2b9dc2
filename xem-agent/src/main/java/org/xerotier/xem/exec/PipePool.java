package org.xerotier.xem.exec;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Named pipes, made a few at a time and used again once they ended cleanly. */
final class PipePool {

    private static final int BATCH = 8;
    private static final long PATIENCE_SECONDS = 10;

    private final Path folder;
    private final Deque<Path> free = new ArrayDeque<>();
    private long made;

    PipePool(Path folder) {
        this.folder = folder;
    }

    synchronized OutputPipe open() throws IOException {
        if (free.isEmpty()) {
            make();
        }
        return OutputPipe.open(free.removeFirst());
    }

    private void make() throws IOException {
        List<String> command = new ArrayList<>(List.of(mkfifo(), "-m", "600"));
        List<Path> fresh = new ArrayList<>();
        while (fresh.size() < BATCH) {
            Path pipe = folder.resolve("pipe." + made++);
            // One of an earlier life that could not be deleted may have readers and writers of its own.
            if (!Files.exists(pipe, LinkOption.NOFOLLOW_LINKS)) {
                fresh.add(pipe);
            }
        }
        fresh.forEach(path -> command.add(path.toString()));
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("mkfifo failed in " + folder);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making pipes", stop);
        }
        free.addAll(fresh);
    }

    private static String mkfifo() throws IOException {
        for (String place : List.of("/usr/bin/mkfifo", "/bin/mkfifo")) {
            if (Files.isExecutable(Path.of(place))) {
                return place;
            }
        }
        throw new IOException("mkfifo is missing; install coreutils or busybox");
    }

    /** The pipe has been read to its end: nobody writes to it any more. */
    synchronized void giveBack(OutputPipe pipe) {
        free.addFirst(pipe.fifo());
    }

    /** Somebody may still hold the other end: it must never become another tool's output. */
    void discard(OutputPipe pipe) {
        try {
            Files.deleteIfExists(pipe.fifo());
        } catch (IOException leftBehind) {
            System.getLogger("xem.exec").log(System.Logger.Level.DEBUG, "pipe not deleted", leftBehind);
        }
    }
}
