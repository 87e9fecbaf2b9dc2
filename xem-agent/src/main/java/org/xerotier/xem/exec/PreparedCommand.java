package org.xerotier.xem.exec;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command ready to be started. Has no {@code toString} of its content: environments and words stay out of logs. */
final class PreparedCommand {

    private final List<String> words;
    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final byte[] stdin;

    PreparedCommand(List<String> words, Map<String, String> environment, Path workingDirectory, byte[] stdin) {
        this.words = List.copyOf(words);
        this.environment = Map.copyOf(environment);
        this.workingDirectory = workingDirectory;
        this.stdin = stdin.clone();
    }

    List<String> words() {
        return words;
    }

    Map<String, String> environment() {
        return environment;
    }

    Path workingDirectory() {
        return workingDirectory;
    }

    byte[] stdin() {
        return stdin.clone();
    }
}
