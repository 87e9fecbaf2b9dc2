package org.xerotier.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
    @TempDir
    Path directory;

    @Test
    void filesAndDirectoriesAreTheOwnersOnly() throws IOException {
        var file = PrivateFiles.write(directory.resolve("secret"), "x");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(PrivateFiles.directory(directory.resolve("inner")))).isEqualTo("rwx------");
    }

    @Test
    void secretIsMadeOnceAndKept() {
        var file = directory.resolve("secret");
        var first = PrivateFiles.readOrCreate(file, 24);
        assertThat(first).hasSize(32);
        assertThat(PrivateFiles.readOrCreate(file, 24)).isEqualTo(first);
    }

    @Test
    void treeIsDeletedWithoutFollowingLinks() throws IOException {
        var kept = Files.writeString(directory.resolve("kept"), "x");
        var tree = directory.resolve("tree");
        Files.createDirectories(tree.resolve("inner"));
        Files.createSymbolicLink(tree.resolve("link"), kept);
        PrivateFiles.deleteTree(tree);
        assertThat(tree).doesNotExist();
        assertThat(kept).exists();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
