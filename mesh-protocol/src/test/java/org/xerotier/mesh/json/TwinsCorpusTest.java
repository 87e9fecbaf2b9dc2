package org.xerotier.mesh.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.key.Sha256;

/**
 * A few hundred documents and the digests on which this code and two implementations by others agreed, so that a build
 * without them still notices a departure. {@code system-tests/canonical-twins} compares a hundred thousand, and wrote
 * this file with {@code --documents 400 --corpus}.
 */
class TwinsCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/json/twins.txt");

    @Test
    void every_document_has_the_digest_its_twins_gave_it() throws IOException {
        List<String> lines = Files.readAllLines(CORPUS);

        assertThat(lines).hasSizeGreaterThan(300);
        for (String line : lines) {
            byte[] document = line.substring(65).getBytes(StandardCharsets.UTF_8);
            byte[] canonical = CanonicalJson.write(StrictJson.parse(document, JsonLimits.REQUEST));

            assertThat(Sha256.hex(canonical)).as(line).isEqualTo(line.substring(0, 64));
            assertThat(CanonicalJson.write(StrictJson.parse(canonical, JsonLimits.REQUEST)))
                    .as("canonical once is canonical for ever: %s", line)
                    .isEqualTo(canonical);
        }
    }
}
