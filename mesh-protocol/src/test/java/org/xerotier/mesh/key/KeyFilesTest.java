package org.xerotier.mesh.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilesTest {

    private static final String SECRET = "0f".repeat(32);
    private static final String OTHER = "f0".repeat(32);

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("agent.key");
    }

    @Test
    void writtenSecretReadsBackAndIsForItsOwnerOnly() throws IOException {
        KeyFiles.create(file, SECRET);

        assertThat(KeyFiles.read(file)).isEqualTo(SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryContaining(path -> path.equals(file));
        assertThat(directory.toFile().list()).containsExactly("agent.key");
    }

    @Test
    void secretThatIsThereIsNotOverwritten() throws IOException {
        KeyFiles.create(file, SECRET);

        assertThatThrownBy(() -> KeyFiles.create(file, OTHER))
                .isInstanceOf(KeyRefused.class)
                .hasMessageContaining("already");
        assertThat(KeyFiles.read(file)).isEqualTo(SECRET);
        assertThat(directory.toFile().list()).containsExactly("agent.key");
    }

    @Test
    void replacingSwapsTheSecretAndClosesTheFile() throws IOException {
        Files.writeString(file, SECRET);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        KeyFiles.replace(file, OTHER);

        assertThat(KeyFiles.read(file)).isEqualTo(OTHER);
        assertThat(directory.toFile().list()).containsExactly("agent.key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw---x---"})
    void fileOpenToOthersIsRefusedWithTheRemedy(String mode) throws IOException {
        Files.writeString(file, SECRET);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> KeyFiles.read(file))
                .isInstanceOf(KeyRefused.class)
                .hasMessageContaining("chmod 600 " + file)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void missingLinkedAndOddFilesAreRefused() throws IOException {
        assertThatThrownBy(() -> KeyFiles.read(file))
                .isInstanceOf(KeyRefused.class)
                .hasMessageContaining("no key file");

        KeyFiles.create(file, SECRET);
        Path link = Files.createSymbolicLink(directory.resolve("link.key"), file);
        assertThatThrownBy(() -> KeyFiles.read(link))
                .isInstanceOf(KeyRefused.class)
                .hasMessageContaining("regular");
        assertThatThrownBy(() -> KeyFiles.read(directory)).isInstanceOf(KeyRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0f", "zz", "0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F0F"})
    void fileWithoutAKeyIsRefused(String content) throws IOException {
        KeyFiles.create(file, SECRET);
        Files.writeString(file, content);

        assertThatThrownBy(() -> KeyFiles.read(file)).isInstanceOf(KeyRefused.class);
    }

    @Test
    void longFileIsRefusedUnread() throws IOException {
        KeyFiles.create(file, SECRET);
        Files.writeString(file, "0".repeat(1_000_000));

        assertThatThrownBy(() -> KeyFiles.read(file))
                .isInstanceOf(KeyRefused.class)
                .hasMessageContaining("too long");
    }

    @Test
    void onlySecretsAreWritten() {
        assertThatThrownBy(() -> KeyFiles.create(file, "not a key")).isInstanceOf(KeyRefused.class);
        assertThat(directory.toFile().list()).isEmpty();
    }
}
