package org.xerotier.xeroctl.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.json.NotJson;

class ToolArgumentsTest {
    private boolean schemaWasAskedFor;

    private JsonNode schema() {
        schemaWasAskedFor = true;
        try (InputStream golden = getClass().getResourceAsStream("/golden/tool.json")) {
            return Json.read(Objects.requireNonNull(golden).readAllBytes()).path("parameters");
        } catch (IOException | NotJson fault) {
            throw new AssertionError(fault);
        }
    }

    private String read(String input, @Nullable String args, String... single) {
        InputStream stream = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return new ToolArguments(stream, this::schema)
                .read(new ArgumentFlags.Typed(args, List.of(single)))
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name=1.10 | {\"name\":\"1.10\"}",
                "name= | {\"name\":\"\"}",
                "name=a=b | {\"name\":\"a=b\"}",
                "replicas=3 | {\"replicas\":3}",
                "wait=true | {\"wait\":true}",
                "labels=a,b | {\"labels\":[\"a,b\"]}",
                "labels=[\"a\",\"b\"] | {\"labels\":[\"a\",\"b\"]}",
                "ports=80 | {\"ports\":[80]}",
                "extra={\"a\":1} | {\"extra\":{\"a\":1}}",
                "unknown=7 | {\"unknown\":\"7\"}",
                "unknown:=7 | {\"unknown\":7}",
                "name:=\"x\" | {\"name\":\"x\"}",
            })
    void theSchemaSaysWhatAValueIs(String typed, String expected) {
        assertThat(read("", null, typed)).isEqualTo(expected);
    }

    @Test
    void aListIsMadeByRepeating() {
        assertThat(read("", null, "ports=80", "ports=443", "name=x")).isEqualTo("{\"ports\":[80,443],\"name\":\"x\"}");
    }

    @Test
    void singleArgumentsAddToAndReplaceTheWhole() {
        assertThat(read("", "{\"name\":\"a\",\"wait\":true}", "name=b")).isEqualTo("{\"name\":\"b\",\"wait\":true}");
    }

    @Test
    void theWholeComesFromAFileOrStandardInputAndNeedsNoSchema(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "{\"a\":1}");

        assertThat(read("", "@" + file)).isEqualTo("{\"a\":1}");
        assertThat(read("{\"b\":2}\n", "-")).isEqualTo("{\"b\":2}");
        assertThat(schemaWasAskedFor).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{", "{\"a\":1}{}", "{\"a\":1,\"a\":2}", "@/nonexistent/file", ""})
    void whatIsNotOneObjectIsRefused(String args) {
        assertThatThrownBy(() -> read("", args)).isInstanceOf(CommandStopped.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "=x", ":=1", "replicas=three", "name:=oops"})
    void aSingleArgumentThatIsNoneIsRefused(String typed) {
        assertThatThrownBy(() -> read("", null, typed)).isInstanceOf(CommandStopped.class);
    }

    @Test
    void aWrongTypeIsSaidInTheSchemasWords() {
        assertThatThrownBy(() -> read("", null, "replicas=three"))
                .hasMessage("argument 'replicas' takes integer, not 'three'");
    }

    @Test
    void aValueGivenTwiceIsRefusedUnlessItIsAList() {
        assertThatThrownBy(() -> read("", null, "name=a", "name=b")).hasMessageContaining("given twice");
    }
}
