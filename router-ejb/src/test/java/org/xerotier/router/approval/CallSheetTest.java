package org.xerotier.router.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.manifest.RiskLevel;

/** No text from outside deceives an approver's eye, and none is lost (guarantees T14, T15, T49). */
class CallSheetTest {

    private static final Pattern VALUE = Pattern.compile("  (\"[^ ]*\")  (\\w+)(?:, (\\d+) (?:characters|inside))?");

    static Stream<Arguments> attacks() {
        return DisplayAttacks.all().entrySet().stream().map(one -> Arguments.of(one.getKey(), one.getValue()));
    }

    @Test
    void thereAreFortyAttacks() {
        assertThat(DisplayAttacks.all()).hasSize(40);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void aValueShowsWhatItIsAndIsRecoverable(String name, String attack) {
        CallSheet sheet = CallSheet.of(facts(arguments(attack), attack));
        assertThat(sheet.text().codePoints()).noneMatch(CallSheetTest::isDangerous);
        assertThat(sheet.text().lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 200);
        assertThat(CanonicalJson.text(recovered(sheet.text()))).isEqualTo(CanonicalJson.text(arguments(attack)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void anAttackNeverMakesASecondField(String name, String attack) {
        String honest = skeleton(CallSheet.of(facts(arguments("x"), "x")).text());
        assertThat(skeleton(CallSheet.of(facts(arguments(attack), attack)).text()))
                .isEqualTo(honest);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void aNameOfAnArgumentIsShownInAsciiAlone(String name, String attack) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode().put(attack, 1);
        CallSheet sheet = CallSheet.of(facts(arguments, null));
        assertThat(sheet.arguments().get(1).path().codePoints()).allMatch(point -> point >= ' ' && point <= '~');
        assertThat(VisibleText.read(sheet.arguments().get(1).path()))
                .isEqualTo("/" + attack.replace("~", "~0").replace("/", "~1"));
    }

    @Test
    void honestTextInManyLanguagesStaysReadable() {
        for (String text : List.of(
                "Grüße aus Köln", "дом на горе", "καλημέρα κόσμε", "サーバーを削除する", "服务器", "서버 삭제", "naïve café €5")) {
            assertThat(VisibleText.literal(text)).isEqualTo('"' + text + '"');
        }
    }

    @Test
    void differentTextsNeverLookTheSame() {
        assertThat(DisplayAttacks.all().values().stream()
                        .map(VisibleText::literal)
                        .distinct())
                .hasSize(40);
        assertThat(VisibleText.literal("\u202E"))
                .isEqualTo("\"\\u{202E}\"")
                .isNotEqualTo(VisibleText.literal("\\u{202E}"));
        assertThat(VisibleText.literal("caf\u00E9")).isNotEqualTo(VisibleText.literal("cafe\u0301"));
    }

    @Test
    void everyCharacterThereIsIsRecoverable() {
        StringBuilder all = new StringBuilder();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            all.appendCodePoint(point);
        }
        for (int start = 0; start < all.length(); start += 10_000) {
            String piece = all.substring(start, Math.min(all.length(), start + 10_000));
            assertThat(VisibleText.read(VisibleText.literal(piece))).isEqualTo(piece);
        }
    }

    @Test
    void thePageIsTheSameForTheSameFactsAndAnotherForAnyOther() {
        CallSheet first = CallSheet.of(facts(arguments("x"), "because"));
        assertThat(CallSheet.of(facts(arguments("x"), "because")).renderHash()).isEqualTo(first.renderHash());
        assertThat(CallSheet.of(facts(arguments("y"), "because")).renderHash()).isNotEqualTo(first.renderHash());
        assertThat(CallSheet.of(facts(arguments("x"), "why not")).renderHash()).isNotEqualTo(first.renderHash());
    }

    @Test
    void thePlanIsShownWithItsHashAndSaysWhereItGoesOn() {
        String text = CallSheet.of(facts(arguments("x"), null)).text();
        assertThat(text).contains("PLAN         by \"tofu.plan\"", "SHA-256 " + "b".repeat(64), "There is more");
        assertThat(text).contains("risk         destructive (declared write)", "raised by    \"prod-names\"");
        assertThat(text).contains("2026-11-21T08:00:00Z  completed  inv_");
    }

    private static boolean isDangerous(int point) {
        int type = Character.getType(point);
        byte direction = Character.getDirectionality(point);
        return point != '\n'
                && (type == Character.CONTROL
                        || type == Character.FORMAT
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR
                        || type == Character.SURROGATE
                        || type == Character.PRIVATE_USE
                        || type == Character.UNASSIGNED
                        || type == Character.NON_SPACING_MARK
                        || type == Character.ENCLOSING_MARK
                        || type == Character.SPACE_SEPARATOR && point != ' '
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                        || point > 0x7E); // None of the attacks has anything beyond ASCII that is harmless.
    }

    private static ObjectNode arguments(String attack) {
        ObjectNode arguments =
                JsonNodeFactory.instance.objectNode().put("b", attack).put("n", 1.5);
        arguments.putArray("list").add(attack).addNull().add(true).addArray();
        arguments.putObject("0").put("0", attack).putObject("empty");
        return arguments;
    }

    static SheetFacts facts(JsonNode arguments, @Nullable String reason) {
        Instant now = Instant.parse("2026-11-21T08:00:00Z");
        return new SheetFacts(
                "apr_1",
                "inv_1",
                "d".repeat(64),
                "prod",
                "tofu.apply",
                "agent-1",
                arguments,
                new SheetFacts.Risk(RiskLevel.WRITE, RiskLevel.DESTRUCTIVE, List.of("prod-names")),
                "ci bot",
                new SheetFacts.Question("standard", 3, 1, 0, now, now.plusSeconds(900)),
                reason,
                new SheetFacts.Plan("tofu.plan", "inv_2", "b".repeat(64), 70_000, "3 to add\n"),
                List.of(new SheetFacts.SimilarRun("inv_0", "completed", now)));
    }

    /** The lines the router wrote, without what stands behind gutters and numbers. */
    private static String skeleton(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("    "))
                .map(line -> line.replaceAll("[0-9a-f]{64}", "#").replaceAll("\\d+", "#"))
                .reduce("", (all, line) -> all + line + '\n');
    }

    /** The arguments, from nothing but what is on the page. */
    private static JsonNode recovered(String text) {
        List<String> lines = text.lines()
                .dropWhile(line -> !line.startsWith("ARGUMENTS"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .toList();
        return read(lines.iterator()).values().iterator().next();
    }

    private static Map<String, JsonNode> read(Iterator<String> lines) {
        Map<String, JsonNode> byPath = new LinkedHashMap<>();
        String path = "";
        String type = "";
        StringBuilder literal = new StringBuilder();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("    | ")) {
                literal.append(line.substring(6));
            } else if (!line.startsWith("    (")) {
                put(byPath, path, type, literal.toString());
                Matcher value = VALUE.matcher(line);
                assertThat(value.matches()).as(line).isTrue();
                path = VisibleText.read(value.group(1));
                type = value.group(2);
                literal.setLength(0);
            }
        }
        put(byPath, path, type, literal.toString());
        return byPath;
    }

    private static void put(Map<String, JsonNode> byPath, String path, String type, String literal) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        JsonNode node = switch (type) {
            case "" -> null;
            case "object" -> make.objectNode();
            case "array" -> make.arrayNode();
            case "string" -> make.textNode(VisibleText.read(literal));
            default -> StrictJson.parse(literal.getBytes(StandardCharsets.UTF_8), JsonLimits.REQUEST);
        };
        if (node == null) {
            return;
        }
        byPath.put(path, node);
        int slash = path.lastIndexOf('/');
        if (slash >= 0) {
            JsonNode parent = byPath.get(path.substring(0, slash));
            String name = path.substring(slash + 1).replace("~1", "/").replace("~0", "~");
            if (parent instanceof ObjectNode object) {
                object.set(name, node);
            } else {
                ((ArrayNode) Objects.requireNonNull(parent)).add(node);
            }
        }
    }
}
