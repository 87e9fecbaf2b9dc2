package org.xerotier.systemtests.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A wall clock that jumps in a running process, by libfaketime (Debian's package faketime). */
public final class JumpingClock {

    private static final Path LIBRARIES = Path.of("/usr/lib");

    private final Path library;
    private final Path offset;

    private JumpingClock(Path library, Path offset) {
        this.library = library;
        this.offset = offset;
    }

    /** Empty where libfaketime is not installed. */
    public static Optional<JumpingClock> in(Path folder) {
        try (Stream<Path> files = Files.find(
                LIBRARIES, 4, (file, facts) -> file.getFileName().toString().equals("libfaketimeMT.so.1"))) {
            return files.findFirst().map(found -> {
                JumpingClock clock = new JumpingClock(found, folder.resolve("clock"));
                clock.jumpTo(Duration.ZERO);
                return clock;
            });
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * What the process must be started with. The clock of intervals stays true. Without the last line libfaketime 0.9.10
     * gets the virtual machine's timed waits wrong: they end at once, and every waiting thread spins.
     */
    public Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                offset.toString(),
                "FAKETIME_NO_CACHE",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }

    /** So far from the true time. */
    public void jumpTo(Duration fromTruth) {
        try {
            Path fresh =
                    Files.writeString(offset.resolveSibling("clock.new"), "%+d\n".formatted(fromTruth.toSeconds()));
            Files.move(fresh, offset, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
