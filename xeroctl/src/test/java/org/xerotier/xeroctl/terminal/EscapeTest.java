package org.xerotier.xeroctl.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.json.JsonLayout;

class EscapeTest {
    private static final String ESC = "\u001b";

    /** What hostile text does to terminals: moving, clearing, retitling, the clipboard, links, replies, reordering. */
    static Stream<String> hostile() {
        return Stream.of(
                ESC + "[2J",
                ESC + "[H",
                ESC + "[1;1H",
                ESC + "[10A",
                ESC + "[5B",
                ESC + "[3C",
                ESC + "[3D",
                ESC + "[K",
                ESC + "[1K",
                ESC + "[2K",
                ESC + "[J",
                ESC + "[3J",
                ESC + "[31m",
                ESC + "[8m",
                ESC + "[?25l",
                ESC + "[?1049h",
                ESC + "[?2004h",
                ESC + "[201~",
                ESC + "[6n",
                ESC + "[c",
                ESC + "[0c",
                ESC + "[s",
                ESC + "[u",
                ESC + "[r",
                ESC + "[4h",
                ESC + "[20t",
                ESC + "[21t",
                ESC + "]0;title\u0007",
                ESC + "]2;title" + ESC + "\\",
                ESC + "]8;;http://evil\u0007x" + ESC + "]8;;\u0007",
                ESC + "]52;c;ZXZpbA==\u0007",
                ESC + "]4;1;?\u0007",
                ESC + "]1337;File=:AAAA\u0007",
                ESC + "]777;notify;a;b\u0007",
                ESC + "P+q544e" + ESC + "\\",
                ESC + "_Gf=100;AAAA" + ESC + "\\",
                ESC + "^pm" + ESC + "\\",
                ESC + "Xsos" + ESC + "\\",
                ESC + "c",
                ESC + "7",
                ESC + "8",
                ESC + "(0",
                ESC + "#8",
                ESC + "=",
                "\u009b2J",
                "\u009d0;t\u009c",
                "\u0090x\u009c",
                "\u0085",
                "safe\rEVIL",
                "abc\b\b\bxyz",
                "\u0007\u0007",
                "\t".repeat(500),
                "a\u0000b",
                "\u000e\u000f",
                "\u000b\u000c",
                "\u007f\u007f",
                "\u202eevil\u202c",
                "\u2066a\u2069",
                "a\u200bb",
                "\ufeff",
                "\u2060",
                "\u2028",
                "\ue000",
                "\udb40\udc41",
                "\ud800");
    }

    private static boolean isHarmless(String text) {
        return text.codePoints()
                .allMatch(p -> p == '\n'
                        || p == '\t'
                        || (p >= 0x20 && p < 0x7f)
                        || (p > 0x9f && Character.getType(p) != Character.FORMAT && p != 0x2028 && !isSurrogate(p)));
    }

    private static boolean isSurrogate(int point) {
        return point >= 0xd800 && point <= 0xdfff;
    }

    @Test
    void thereAreAtLeastFiftySequences() {
        assertThat(hostile()).hasSizeGreaterThanOrEqualTo(50);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aLineCarriesNothingToActOn(String text) {
        String shown = Escape.line(text);

        assertThat(shown).matches(EscapeTest::isHarmless, "is harmless").doesNotContain("\n", "\t", "\r");
        assertThat(shown).isNotEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aBlockKeepsItsLinesAndNothingElse(String text) {
        assertThat(Escape.block("a\n" + text))
                .matches(EscapeTest::isHarmless, "is harmless")
                .startsWith("a\n");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void jsonIsHarmlessAndStillTheSame(String text) throws Exception {
        ObjectNode tree = Json.object().put(text, text);

        for (String written : List.of(JsonLayout.pretty(tree), JsonLayout.line(tree))) {
            assertThat(written).matches(EscapeTest::isHarmless, "is harmless");
            assertThat(Json.read(written)).isEqualTo(tree);
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nothingTheTerminalPrintsCarriesIt(String text) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new Streams(both, both, true, true, 80), Talk.PLAIN);
        ObjectNode row = Json.object().put("id", text).put("note", text);
        ObjectNode page = Json.object().put("has_more", true).put("next_cursor", text);
        page.putArray("data").add(row);

        terminal.list(page, Table.of("none", Column.id("ID", "id"), Column.state("NOTE", "note")));
        terminal.one(row, Card.of(Column.of("Id", "id")).with(Column.of("Note", "note")));
        terminal.say(text);
        terminal.next("next", text);
        terminal.error(text);
        terminal.warn(text);
        terminal.line(text);
        terminal.ask(text);
        terminal.toolOutput(Terminal.ToolStream.STDOUT, text.getBytes(StandardCharsets.UTF_8), false);
        terminal.endToolOutput();

        String printed = both.toString(StandardCharsets.UTF_8);
        assertThat(printed).matches(EscapeTest::isHarmless, "is harmless");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void splittingItIntoSingleBytesDoesNotHelp(String text) {
        LiveText live = new LiveText();
        StringBuilder shown = new StringBuilder();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        IntStream.range(0, bytes.length).forEach(i -> shown.append(live.take(new byte[] {bytes[i]})));
        shown.append(live.end());

        assertThat(shown.toString()).matches(EscapeTest::isHarmless, "is harmless");
    }

    @Test
    void ordinaryTextIsLeftAlone() {
        String text = "Größe 10 €, 東京, emoji 🙂, naïve \"quotes\" \\ and / all";

        assertThat(Escape.line(text)).isSameAs(text);
        assertThat(Escape.block("a\r\nb\tc")).isEqualTo("a\nb\tc");
    }

    @Test
    void whatIsShownNamesTheCharacter() {
        assertThat(Escape.line("\u001b\n\r\t\u0085\u202e\udb40\udc41"))
                .isEqualTo("\\x1b\\n\\r\\t\\x85\\u202e\\u{e0041}");
    }
}
