package org.xerotier.provision;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One external command, run to its end within a limit.
 *
 * <p>Output goes to a file, never through a pipe: a daemon that the command leaves behind cannot keep us waiting for the
 * end of a stream, and the amount held in memory is bounded.
 */
public final class Command {
    private static final int OUTPUT_LIMIT = 1024 * 1024;

    private final List<String> argv;
    private final Map<String, String> environment = new TreeMap<>();
    private @Nullable Path input;
    private @Nullable Path directory;
    private Duration limit = Duration.ofSeconds(60);

    private Command(List<String> argv) {
        this.argv = List.copyOf(argv);
    }

    public static Command of(List<String> argv) {
        return new Command(argv);
    }

    public static Command of(List<String> prefix, List<String> argv) {
        var all = new ArrayList<>(prefix);
        all.addAll(argv);
        return new Command(all);
    }

    public Command with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Command with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    public Command reading(Path file) {
        this.input = file;
        return this;
    }

    public Command in(Path workingDirectory) {
        this.directory = workingDirectory;
        return this;
    }

    public Command within(Duration most) {
        this.limit = most;
        return this;
    }

    /** What the command said and how it ended; stdout and stderr together, the last MiB. */
    public record Result(int exitCode, String output) {
        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** Runs it; a command that is still running at the limit is killed and reported with exit code 124. */
    public Result run() {
        try {
            var file = Files.createTempFile("xerotier-command-", ".out");
            try {
                var process = builder().redirectOutput(file.toFile()).start();
                var code = waitFor(process);
                return new Result(code, tail(file, OUTPUT_LIMIT));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return new Result(127, String.valueOf(e.getMessage()));
        }
    }

    /** Runs it and returns its output; anything but exit code 0 is a failure of the named step. */
    public String runOrFail(String step, String advice) {
        var result = run();
        if (!result.succeeded()) {
            throw new ProvisionException(
                    "%s failed (%s, exit code %d): %s"
                            .formatted(
                                    step,
                                    argv.get(0),
                                    result.exitCode(),
                                    result.output().strip()),
                    advice);
        }
        return result.output();
    }

    private ProcessBuilder builder() {
        var builder = new ProcessBuilder(argv).redirectErrorStream(true);
        builder.redirectInput(input == null ? Path.of("/dev/null").toFile() : input.toFile());
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        builder.environment().putAll(environment);
        return builder;
    }

    private int waitFor(Process process) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            return 124;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    /** The last {@code limit} bytes of a file as text. */
    public static String tail(Path file, int limit) {
        try (var content = new RandomAccessFile(file.toFile(), "r")) {
            var from = Math.max(0, content.length() - limit);
            var bytes = new byte[(int) (content.length() - from)];
            content.seek(from);
            content.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
