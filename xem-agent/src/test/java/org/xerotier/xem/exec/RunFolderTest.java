package org.xerotier.xem.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.xem.dispatch.LedgerEntry;
import org.xerotier.xem.dispatch.Work;

/** What tools leave behind, which must never keep the agent from starting. */
class RunFolderTest {

    @TempDir
    Path folder;

    /** A superuser deletes these without more ado; it is anybody else who needs the permissions. */
    @ParameterizedTest
    @ValueSource(strings = {"r-x------", "-wx------", "---------", "rwx------"})
    void aTreeGoesWhateverItsPermissions(String permissions) throws IOException {
        Path tree = folder.resolve("tree");
        Path inner = Files.createDirectories(tree.resolve("outer/inner"));
        Files.writeString(inner.resolve("file"), "content");
        for (Path each : List.of(inner, tree.resolve("outer"), tree)) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(permissions));
        }
        RunFolder.delete(tree);
        assertThat(tree).doesNotExist();
    }

    @Test
    void nothingBehindALinkIsTouched() throws IOException {
        Path precious = Files.createDirectories(folder.resolve("precious"));
        Files.writeString(precious.resolve("file"), "content");
        Files.setPosixFilePermissions(precious, PosixFilePermissions.fromString("r-x------"));
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.createSymbolicLink(tree.resolve("link"), precious);
        RunFolder.delete(tree);
        assertThat(tree).doesNotExist();
        assertThat(precious.resolve("file")).hasContent("content");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(precious)))
                .isEqualTo("r-x------");
        Files.setPosixFilePermissions(precious, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aStartClearsNothingAToolMayStillUse() throws IOException {
        Path runs = folder.resolve("work/run");
        Path home = Files.createDirectories(RunFolder.of(runs, "inv_1", "exe_1").resolve("home"));
        Path stray = Files.createDirectories(runs.resolve("stray/home"));
        Files.writeString(home.resolve("file"), "content");
        try (LocalToolRunner runner = runner()) {
            assertThat(home.resolve("file")).exists();
            Work work = new Work("exe_1", "", false, "text", 1_000, 1_000, 500, "");
            runner.keepOnly(List.of(new LedgerEntry("inv_1", 1, 1, LedgerEntry.State.STARTED, work, null, null)));
            assertThat(home.resolve("file")).exists();
            assertThat(stray).doesNotExist();
            runner.keepOnly(List.of());
            assertThat(runs).isEmptyDirectory();
        }
    }

    private LocalToolRunner runner() throws IOException {
        return LocalToolRunner.create(ExecSettings.of(folder.resolve("work"), folder, 2), Clock.systemUTC(), Map.of());
    }
}
