package org.xerotier.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void plainLinesWhereThereIsNoTerminal() {
        assertThat(progress(false).step("Baking", () -> 7)).isEqualTo(7);
        assertThat(text())
                .startsWith("   .. Baking\n   ok Baking  ")
                .endsWith(" s\n")
                .doesNotContain("\u001b", "\r");
    }

    @Test
    void colorsOnATerminalOnly() {
        progress(true).step("Baking", () -> {});
        assertThat(text()).contains("\u001b[32m   ok \u001b[0mBaking");
    }

    @Test
    void failedStepIsMarkedAndPassedOn() {
        assertThatThrownBy(() -> progress(false).step("Baking", () -> {
                    throw new ProvisionException("No flour.", "Buy some.");
                }))
                .isInstanceOf(ProvisionException.class);
        assertThat(text()).contains(" FAIL Baking");
    }

    @Test
    void failureSaysWhatWhereAndWhatNext() {
        progress(false).failure(new ProvisionException("No flour.", "Buy some.", Path.of("kitchen.log")));
        assertThat(text()).contains("Failed: No flour.", "Log:    kitchen.log", "Next:   Buy some.");
    }

    private Progress progress(boolean terminal) {
        return new Progress(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, true, directory.resolve("log"));
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
