package org.xerotier.systemtests.plant;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One line for each frame and step the process took: {@code millis kind invocation epoch detail}. */
final class Tap {

    private final Path file;

    Tap(Path file) {
        this.file = file;
    }

    void note(String kind, String invocation, long epoch, String detail) {
        String line = "%d %s %s %d %s%n".formatted(System.currentTimeMillis(), kind, invocation, epoch, detail);
        try {
            Files.write(
                    file,
                    line.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.WRITE);
        } catch (IOException fault) {
            System.err.println("tap: " + fault);
        }
    }
}
