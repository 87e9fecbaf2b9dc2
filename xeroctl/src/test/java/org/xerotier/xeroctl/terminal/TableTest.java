package org.xerotier.xeroctl.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.xeroctl.json.Json;

class TableTest {
    private static final Table TABLE = Table.of(
            "none",
            Column.id("ID", "id"),
            Column.of("TEXT", "text"),
            Column.time("AT", "at"),
            Column.names("AGENTS", "agents").wide());

    private static JsonNode rows() {
        ArrayNode rows = Json.object().putArray("data");
        rows.addObject()
                .put("id", "inv_0123456789")
                .put("text", "a rather long text, longer than all else")
                .put("at", "2026-11-21T04:20:00.123Z");
        rows.addObject()
                .put("id", "inv_2")
                .put("text", "東京の天気は今日も晴れです")
                .putArray("agents")
                .addObject()
                .put("name", "web-1");
        return rows;
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30, 40, 60, 80, 200})
    void noLineIsWiderThanTheTerminal(int columns) {
        assertThat(TABLE.lines(rows(), false, columns, Palette.PLAIN))
                .hasSize(3)
                .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(columns));
    }

    @Test
    void textGivesWayBeforeIdentifiers() {
        List<String> lines = TABLE.lines(rows(), false, 50, Palette.PLAIN);

        assertThat(lines.get(1)).startsWith("inv_0123456789  a rather").contains("…");
    }

    @Test
    void wideCutsNothingAndShowsMore() {
        List<String> lines = TABLE.lines(rows(), true, 30, Palette.PLAIN);

        assertThat(lines.get(0)).endsWith("AGENTS");
        assertThat(lines.get(1)).contains("a rather long text, longer than all else");
        assertThat(lines.get(2)).endsWith("web-1");
    }

    @Test
    void withoutATerminalNothingIsCut() {
        assertThat(TABLE.lines(rows(), false, 0, Palette.PLAIN).get(1)).contains("longer than all else");
    }

    @Test
    void whatIsMissingIsADash() {
        assertThat(TABLE.lines(rows(), false, 0, Palette.PLAIN).get(2)).endsWith("-");
    }

    @Test
    void wideCharactersTakeTwoCells() {
        assertThat(TextWidth.of("東京")).isEqualTo(4);
        assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
        assertThat(TextWidth.cut("東京の天気", 6)).isEqualTo("東京…");
        assertThat(TextWidth.cut("abc", 0)).isEmpty();
    }

    @Test
    void colorsDoNotCountAsWidth() {
        Table states = Table.of("none", Column.state("S", "s"), Column.of("T", "t"));
        ArrayNode rows = Json.object().putArray("data");
        rows.addObject().put("s", "failed").put("t", "x");

        assertThat(states.lines(rows, false, 80, Palette.COLORED).get(1)).isEqualTo("\u001b[31mfailed\u001b[0m  x");
    }
}
