package org.xerotier.xem.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle in {@code docs/how-to/write-a-tool-bundle.md} behaves as the page says, fault and mended. */
class HowToTest {

    private static final Path PAGE = Path.of("../docs/how-to/write-a-tool-bundle.md");

    @TempDir
    Path folder;

    @Test
    void theFaultIsWhereThePageShowsItAndTheMendedBundleIsFine() throws IOException {
        String page = Files.readString(PAGE);
        List<String> yaml = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
        String wrong = yaml.get(0);
        String mended = yaml.get(1).strip();
        Path bundle = Files.createDirectories(folder.resolve("tools/web")).resolve("bundle.yaml");

        Files.writeString(bundle, wrong);
        String faults = check(folder.resolve("tools/web"));
        List<String> shown = page.lines()
                .filter(line -> line.startsWith("tools/web/bundle.yaml:"))
                .toList();
        assertThat(shown).hasSize(2).allSatisfy(line -> assertThat(faults).contains(line));

        Files.writeString(bundle, wrong.replace("- '%{http_code} %{time_total}\\n'", mended));
        assertThat(check(folder.resolve("tools/web"))).contains("1 bundle(s), ").doesNotContain("fault");
    }

    private static String check(Path bundle) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(text, true, StandardCharsets.UTF_8);
        new CheckBundle().run(bundle, both, both);
        return text.toString(StandardCharsets.UTF_8);
    }
}
