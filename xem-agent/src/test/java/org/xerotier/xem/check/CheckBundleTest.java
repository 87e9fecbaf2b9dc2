package org.xerotier.xem.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckBundleTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theShippedBundlesAreFineAndShownAsATable() {
        assertThat(check(Path.of("bundles"))).isEqualTo(CheckBundle.FINE);

        assertThat(text(err)).isEmpty();
        assertThat(text(out)).contains("TOOL").contains("9 bundle(s)");
        assertThat(text(out).lines()).anyMatch(line -> line.matches("terraform\\.apply +irreversible +no +3600 s .*"));
    }

    @Test
    void oneBundleCanBeCheckedAlone() {
        assertThat(check(Path.of("bundles/agent"))).isEqualTo(CheckBundle.FINE);

        assertThat(text(out)).contains("agent.ping").doesNotContain("kubectl").contains("1 bundle(s), 2 tool(s) ready");
    }

    @Test
    void faultsAreNamedByFileAndLine() throws IOException {
        Files.writeString(folder.resolve("bundle.yaml"), "name: x\nversion: 1.0.0\ndescription: x\ntools: 5\n");

        assertThat(check(folder)).isEqualTo(CheckBundle.FAULTS);

        assertThat(text(err)).contains(folder + "/bundle.yaml:4: ").contains("fault(s)");
    }

    @Test
    void nothingToCheckIsSaid() {
        assertThat(check(folder)).isEqualTo(CheckBundle.NOTHING_THERE);
        assertThat(check(folder.resolve("nowhere"))).isEqualTo(CheckBundle.NOTHING_THERE);
        assertThat(text(err)).contains("no bundle here").contains("not a folder");
    }

    private int check(Path directory) {
        return new CheckBundle().run(directory, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
