package org.xerotier.xem.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The corpus in {@code src/test/resources/wrong-bundles}: one fault each. The line that carries {@code # HERE:} is the
 * line that must be named, and the text after it must be in the reason.
 */
class WrongBundlesTest {

    private static final Path CORPUS = Path.of("src/test/resources/wrong-bundles");
    private static final String MARK = "# HERE: ";

    @TempDir
    Path tools;

    static Stream<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList().stream();
        }
    }

    @Test
    void theCorpusIsLargeEnoughToMeanSomething() throws IOException {
        assertThat(corpus().count()).isGreaterThanOrEqualTo(25);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void theFaultIsNamedWithItsLine(Path wrong) throws IOException {
        Path folder = Files.createDirectories(tools.resolve("demo"));
        Path file = Files.copy(wrong, folder.resolve(BundleLoader.FILE_NAME));
        List<String> lines = Files.readAllLines(wrong);

        LoadedBundles loaded = BundleLoader.load(tools, tools);

        assertThat(loaded.tools()).isEmpty();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int at = lines.get(i).indexOf(MARK);
            if (at >= 0) {
                String reason = lines.get(i).substring(at + MARK.length());
                expected.add(reason);
                assertThat(loaded.faults())
                        .as("%s, expected line %d", wrong, i + 1)
                        .anyMatch(fault -> fault.reason().contains(reason));
                int line = i + 1;
                assertThat(loaded.faults())
                        .as("%s: %s", wrong, loaded.faults())
                        .anySatisfy(fault -> assertThat(fault.toString())
                                .startsWith(file + ":" + line + ": ")
                                .contains(reason));
            }
        }
        assertThat(loaded.faults())
                .as("%s: no fault beside the planted ones", wrong)
                .hasSameSizeAs(expected);
    }

    @Test
    void oneWrongBundleDoesNotKeepTheOthersOut() throws IOException {
        BundleText.write(tools, "bad", "name: bad\nversion: one\n");
        BundleText.write(
                tools,
                "demo",
                BundleText.oneTool("type: object\nadditionalProperties: false\nproperties: {}", "[tool]")
                        .replace("argv:\n      [tool]", "argv: [tool]"));

        LoadedBundles loaded = BundleLoader.load(tools, tools);

        assertThat(loaded.tools()).containsOnlyKeys("demo.act");
        assertThat(loaded.faults())
                .allSatisfy(fault -> assertThat(fault.file().toString()).contains("/bad/"));
        assertThat(loaded.faults()).hasSizeGreaterThan(2);
    }

    @Test
    void aFolderThatIsNotThereIsAFaultAndNotAnEmptyAgent() {
        assertThat(BundleLoader.load(tools.resolve("nowhere"), tools).faults()).hasSize(1);
    }

    @Test
    void nestingWithoutEndIsRefusedWithoutStackOverflow() throws IOException {
        BundleText.write(tools, "demo", "name: " + "[".repeat(100_000));

        assertThat(BundleLoader.load(tools, tools).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.reason()).contains("nested deeper"));
    }
}
