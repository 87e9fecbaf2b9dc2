package org.xerotier.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.provision.Command;

/** Each part is skipped where the machine does not allow it. */
class HardwareTest {

    @TempDir
    Path folder;

    @Test
    void aFullDiskTakesNothingUntilItIsFreed() throws IOException {
        Optional<SmallDisk> mounted = SmallDisk.over(folder.resolve("small"), 2);
        assumeTrue(mounted.isPresent(), "needs root");
        Path file = folder.resolve("small/file");
        try (SmallDisk disk = mounted.get()) {
            disk.fill();

            assertThatThrownBy(() -> Files.write(file, new byte[8_192])).isInstanceOf(IOException.class);

            disk.free();
            Files.write(file, new byte[8_192]);
            assertThat(file).hasSize(8_192);
        }
    }

    @Test
    void aClockJumpsInAProcessThatRuns() {
        Optional<JumpingClock> found = JumpingClock.in(folder);
        assumeTrue(found.isPresent(), "needs libfaketime");
        JumpingClock clock = found.get();
        clock.jumpTo(Duration.ofDays(1));

        String seconds = Command.of(List.of("date", "+%s"))
                .with(clock.environment())
                .runOrFail("Asking for the time", "Read its output.");

        assertThat(Instant.ofEpochSecond(Long.parseLong(seconds.trim())))
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
    }
}
