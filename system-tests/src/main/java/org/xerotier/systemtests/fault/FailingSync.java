package org.xerotier.systemtests.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lets fsync and fdatasync of a process fail with EIO for a while, by strace. */
public final class FailingSync {

    private FailingSync() {}

    /** Whether this machine has strace. */
    public static boolean isPossible() {
        return Files.isExecutable(Path.of("/usr/bin/strace"));
    }

    /** From now until the returned process is ended. */
    public static Process begin(long pid) {
        try {
            return new ProcessBuilder(List.of(
                            "/usr/bin/strace",
                            "-f",
                            "-qq",
                            "-o",
                            "/dev/null",
                            "-e",
                            "trace=fsync,fdatasync",
                            "-e",
                            "inject=fsync,fdatasync:error=EIO",
                            "-p",
                            String.valueOf(pid)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
