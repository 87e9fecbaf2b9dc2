package org.xerotier.router.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The second place checkpoints are kept: a file that only grows, a line each, on disk before it counts as written. What
 * could not be written waits in memory for the next time, up to a bound.
 */
final class CheckpointFile {

    static final String NAME = "audit-checkpoints.ndjson";

    private static final int MOST_WAITING = 10_000;

    private final Path directory;
    private final Deque<String> waiting = new ArrayDeque<>();

    CheckpointFile(Path directory) {
        this.directory = directory;
    }

    synchronized void write(List<String> lines) throws IOException {
        for (String line : lines) {
            if (waiting.size() == MOST_WAITING) {
                waiting.remove();
            }
            waiting.add(line);
        }
        if (waiting.isEmpty()) {
            return;
        }
        Files.createDirectories(directory);
        byte[] text = (String.join("\n", waiting) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel file = FileChannel.open(
                directory.resolve(NAME),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND)) {
            ByteBuffer rest = ByteBuffer.wrap(text);
            while (rest.hasRemaining()) {
                file.write(rest);
            }
            file.force(true);
        }
        waiting.clear();
    }
}
