package org.xerotier.xem.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.xem.bundle.ToolAction.Command;

/** Every hostile text in every place a text can go in every shipped tool: refused, or one word and not an option. */
class HostileArgumentsTest {

    private static final String MARK = "QZMARKZQ";
    private static final Map<String, String> OWN =
            Map.of("credentials", "/credentials", "scratch", "/scratch", "storage", "/storage");

    @TempDir
    Path scratch;

    private int refused;
    private int passed;

    @Test
    void noTextBecomesAnOptionOrASecondWord() throws IOException {
        List<String> texts = new ArrayList<>(HostileTexts.OPTIONS);
        texts.addAll(HostileTexts.TEXTS);
        assertThat(HostileTexts.OPTIONS).hasSizeGreaterThanOrEqualTo(80);

        for (BundledTool tool : ShippedBundles.load(scratch).tools().values()) {
            if (tool.action() instanceof Command command) {
                for (Place place : Place.of(tool.descriptor().parameters())) {
                    texts.forEach(text -> check(tool, command, place, text));
                }
            }
        }

        assertThat(refused).isGreaterThan(10_000);
        assertThat(passed).isGreaterThan(500);
    }

    private void check(BundledTool tool, Command command, Place place, String text) {
        ObjectNode arguments = SampleArguments.of(tool);
        place.put(arguments, text);
        if (tool.schema().check(arguments).isPresent()) {
            refused++;
            return;
        }
        List<String> words;
        try {
            words = command.argv().render(values(tool, arguments));
        } catch (ArgumentRefused dash) {
            refused++;
            return;
        }
        passed++;
        // What the words would be with a harmless text in the same place shows where the template put it.
        ObjectNode harmless = SampleArguments.of(tool);
        place.put(harmless, MARK);
        List<String> template = command.argv().render(values(tool, harmless));
        String what = "%s %s <- '%s'".formatted(tool.name(), place, text);
        assertThat(words)
                .as(what)
                .containsExactlyElementsOf(
                        template.stream().map(word -> word.replace(MARK, text)).toList());
        if (text.startsWith("-")) {
            assertThat(template).as(what).noneMatch(word -> word.startsWith(MARK));
        }
        if (place.isInArgv(command)) {
            assertThat(template).as(what).anyMatch(word -> word.contains(MARK));
        }
    }

    private static Values values(BundledTool tool, JsonNode arguments) {
        return Values.of(tool.descriptor().parameters(), arguments, Map.of(), OWN);
    }
}
