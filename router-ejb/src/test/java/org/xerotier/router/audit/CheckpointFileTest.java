package org.xerotier.router.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

    @TempDir
    Path folder;

    @Test
    void linesAreAddedBehindThoseOfAnEarlierStart() throws IOException {
        Path directory = folder.resolve("made/by/it");
        new CheckpointFile(directory).write(List.of("a", "b"));
        new CheckpointFile(directory).write(List.of("c"));
        assertThat(directory.resolve(CheckpointFile.NAME)).hasContent("a\nb\nc\n");
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenLater() throws IOException {
        Path directory = folder.resolve("away");
        Files.writeString(directory, "a file where the directory should be");
        CheckpointFile file = new CheckpointFile(directory);
        assertThatThrownBy(() -> file.write(List.of("a"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> file.write(List.of("b"))).isInstanceOf(IOException.class);
        Files.delete(directory);
        file.write(List.of());
        assertThat(directory.resolve(CheckpointFile.NAME)).hasContent("a\nb\n");
    }
}
