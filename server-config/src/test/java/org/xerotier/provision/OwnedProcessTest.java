package org.xerotier.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnedProcessTest {
    @TempDir
    Path directory;

    @Test
    void notedProcessIsFoundAgainAndStopped() throws IOException {
        var child = new ProcessBuilder("sleep", "600").start();
        var file = directory.resolve("pid");
        OwnedProcess.of(child.pid()).orElseThrow().note(file);
        var found = OwnedProcess.running(file).orElseThrow();
        assertThat(found.stop(Duration.ofSeconds(10))).isTrue();
        assertThat(OwnedProcess.running(file)).isEmpty();
    }

    @Test
    void aStrangerWithTheSamePidIsLeftAlone() throws IOException {
        var child = new ProcessBuilder("sleep", "600").start();
        try {
            var stranger = new OwnedProcess(child.pid(), 1L);
            assertThat(stranger.isAlive()).isFalse();
            stranger.stop(Duration.ofSeconds(1));
            stranger.kill();
            assertThat(child.isAlive()).isTrue();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void damagedNoteMeansNoProcess() {
        var file = PrivateFiles.write(directory.resolve("pid"), "twelve monkeys");
        assertThat(OwnedProcess.running(file)).isEmpty();
    }
}
