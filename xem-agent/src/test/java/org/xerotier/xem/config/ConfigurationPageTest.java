package org.xerotier.xem.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "agent-configuration.md");

    @Test
    void theReferencePageSaysWhatTheCodeDoes() throws IOException {
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, ConfigurationPage.render());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(ConfigurationPage.render());
    }
}
