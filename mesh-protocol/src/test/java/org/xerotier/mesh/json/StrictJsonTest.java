package org.xerotier.mesh.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.mesh.json.JsonRefused.Reason;

class StrictJsonTest {

    private static JsonNode parse(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.REQUEST);
    }

    private static JsonRefused refusal(byte[] bytes, JsonLimits limits) {
        try {
            JsonNode value = StrictJson.parse(bytes, limits);
            throw new AssertionError("was accepted as " + value.getNodeType());
        } catch (JsonRefused e) {
            return e;
        }
    }

    private static JsonRefused refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8), JsonLimits.REQUEST);
    }

    @Test
    void ordinaryDocumentIsReadInItsOrder() {
        JsonNode tree = parse(" {\"b\": [1, -2.5, true, null, \"x\\u00e9\\n\"], \"a\": {\"\": {}}} ");

        assertThat(tree.toString()).isEqualTo("{\"b\":[1,-2.5,true,null,\"xé\\n\"],\"a\":{\"\":{}}}");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"a\":1,\"a\":1}', /a",
        "'{\"a\":1,\"\\u0061\":2}', /a",
        "'{\"x\":[0,{\"k/~\":1,\"k/~\":2}]}', /x/1/k~1~0",
        "'{\"a\":{\"b\":{},\"c\":1,\"b\":null}}', /a/b",
    })
    void duplicateNameIsRefusedWithItsPath(String text, String path) {
        JsonRefused refused = refusal(text);

        assertThat(refused.reason()).isEqualTo(Reason.DUPLICATE_KEY);
        assertThat(refused.path()).isEqualTo(path);
        assertThat(refused.getMessage()).contains("once");
    }

    @Test
    void namesThatOnlyLookAlikeStayDifferent() {
        JsonNode tree = parse("{\"é\":1,\"e\\u0301\":2,\"A\":3,\"a\":4,\"__proto__\":5}");

        assertThat(tree.size()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "1e0", "10e-1", "0.1e1", "1.000"})
    void oneIsOneHoweverItIsSpelled(String literal) {
        JsonNode number = parse(literal);

        assertThat(number.isLong()).isTrue();
        assertThat(number.longValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "-0.0", "0e5", "0.000e-999999999999", "0E+9"})
    void zeroHasNoSign(String literal) {
        assertThat(parse(literal)).isEqualTo(parse("0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740992",
                "-9007199254740992",
                "9007199254740993",
                "9223372036854775807",
                "9223372036854775808",
                "18446744073709551616",
                "9007199254740992.0",
                "9007199254740993.0",
                "9007199254740991.6",
                "1e16",
                "1e20",
                "1000000000000000000000",
                "123456789012345678901234567890.0",
                "1e309",
                "-1e309",
                "1e400",
                "1e99999",
                "1e999999999999999999999",
                "1e-400",
                "-1e-99999",
                "0.0000000000000001e-999999999999",
            })
    void numberThatWouldChangeIsRefused(String literal) {
        JsonRefused refused = refusal("{\"n\":[" + literal + "]}");

        assertThat(refused.reason()).isEqualTo(Reason.NUMBER_OUT_OF_RANGE);
        assertThat(refused.path()).isEqualTo("/n/0");
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740991, 9007199254740991",
        "-9007199254740991, -9007199254740991",
        "4294967297, 4294967297",
        "1e2, 100",
        "9.007199254740991e15, 9007199254740991",
        "0.1, 0.1",
        "0.10000000000000001, 0.1",
        "1E30, 1e+30",
        "1e21, 1e+21",
        "4.50, 4.5",
        "2e-3, 0.002",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
    })
    void numberIsKeptAsItsCanonicalValue(String literal, String canonical) {
        assertThat(CanonicalJson.text(parse(literal))).isEqualTo(canonical);
    }

    @Test
    void literalOfAMegabyteIsRefusedWithoutBeingComputed() {
        assertThat(refusal("1" + "0".repeat(1_000_000)).reason()).isEqualTo(Reason.NUMBER_OUT_OF_RANGE);
        assertThat(refusal("0." + "0".repeat(1_000_000) + "1").reason()).isEqualTo(Reason.NUMBER_OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "'a'",
                "NaN",
                "Infinity",
                "-Infinity",
                "+1",
                "01",
                "-01",
                "1.",
                ".5",
                "1e",
                "0x10",
                "tru",
                "nul",
                "[1 2]",
                "{\"a\" 1}",
                "{\"a\":}",
                "\"a",
                "\"\t\"",
                "\"\\x41\"",
                "\"\\u12g4\"",
                "// c\n1",
                "/* c */1",
                "# c\n1",
                "\u00a01",
                "]",
                "}",
                ",",
                "[1}",
                "{\"a\":[}",
                "undefined",
                "\u001e1",
                "-",
                "--1",
                "[,1]"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThat(refusal(text).reason()).isEqualTo(Reason.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} x", "{}{}", "1 2", "null,", "[]]", "{}//", "true\u0000", "{}\u00a0", "\"a\"\"b\""})
    void textAfterTheValueIsRefused(String text) {
        assertThat(refusal(text).reason()).isEqualTo(Reason.TRAILING_TEXT);
    }

    @Test
    void byteOrderMarkIsRefused() {
        assertThat(refusal("\ufeff{}").reason()).isEqualTo(Reason.BYTE_ORDER_MARK);
        assertThat(refusal(new byte[] {(byte) 0xfe, (byte) 0xff, 0, '1'}, JsonLimits.REQUEST)
                        .reason())
                .isEqualTo(Reason.INVALID_UTF8);
        assertThat(refusal(new byte[] {'1', 0, '2', 0}, JsonLimits.REQUEST).reason())
                .isIn(Reason.SYNTAX, Reason.TRAILING_TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"c080", "c1bf", "80", "e08080", "eda080", "edb080", "f08080af", "f4908080", "f8888080", "e282"})
    void brokenUtf8IsRefused(String hex) {
        byte[] middle = java.util.HexFormat.of().parseHex(hex);
        byte[] text = new byte[middle.length + 2];
        text[0] = '"';
        System.arraycopy(middle, 0, text, 1, middle.length);
        text[text.length - 1] = '"';

        assertThat(refusal(text, JsonLimits.REQUEST).reason()).isEqualTo(Reason.INVALID_UTF8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud800x", "\\ud800\\ud800", "\\udc00\\ud800", "x\\uD83D"})
    void halfASurrogatePairIsRefusedInTextAndNames(String escaped) {
        JsonRefused inText = refusal("{\"a\":\"" + escaped + "\"}");
        assertThat(inText.reason()).isEqualTo(Reason.LONE_SURROGATE);
        assertThat(inText.path()).isEqualTo("/a");

        JsonRefused inName = refusal("{\"b\":{\"" + escaped + "\":1}}");
        assertThat(inName.reason()).isEqualTo(Reason.LONE_SURROGATE);
        assertThat(inName.path()).isEqualTo("/b");
    }

    @Test
    void wholeSurrogatePairsAreText() {
        assertThat(parse("\"\\ud83d\\ude00\"")).isEqualTo(parse("\"😀\""));
    }

    @Test
    void nulCharacterIsRefusedInTextAndNames() {
        assertThat(refusal("[\"a\\u0000b\"]"))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NUL_CHARACTER))
                .satisfies(e -> assertThat(e.path()).isEqualTo("/0"));
        assertThat(refusal("{\"a\\u0000\":1}").reason()).isEqualTo(Reason.NUL_CHARACTER);
    }

    @Test
    void depthIsCountedAndNeverOverflowsTheStack() {
        assertThat(parse("[".repeat(32) + "]".repeat(32)).isArray()).isTrue();
        assertThat(refusal("[".repeat(33) + "]".repeat(33)).reason()).isEqualTo(Reason.TOO_DEEP);
        assertThat(refusal("{\"a\":".repeat(33) + "1" + "}".repeat(33)).reason())
                .isEqualTo(Reason.TOO_DEEP);
        assertThat(refusal("[".repeat(1 << 20)).reason()).isEqualTo(Reason.TOO_DEEP);

        JsonLimits deep = new JsonLimits(1 << 20, 1 << 20, 10, 10, 1 << 20);
        byte[] nested = ("[".repeat(500_000) + "]".repeat(500_000)).getBytes(StandardCharsets.US_ASCII);
        assertThat(StrictJson.parse(nested, deep).isArray()).isTrue();
    }

    @Test
    void limitsHoldExactlyAtTheirEdge() {
        JsonLimits limits = new JsonLimits(100, 3, 5, 4, 6);

        assertThat(StrictJson.parse(" ".repeat(99).concat("1").getBytes(StandardCharsets.US_ASCII), limits)
                        .longValue())
                .isEqualTo(1);
        assertThat(refusal(" ".repeat(100).concat("1").getBytes(StandardCharsets.US_ASCII), limits)
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(StrictJson.parse("[\"12345\",{\"abcd\":0}]".getBytes(StandardCharsets.US_ASCII), limits)
                        .size())
                .isEqualTo(2);
        assertThat(refusal("[\"123456\"]".getBytes(StandardCharsets.US_ASCII), limits)
                        .reason())
                .isEqualTo(Reason.STRING_TOO_LONG);
        assertThat(refusal("{\"abcde\":0}".getBytes(StandardCharsets.US_ASCII), limits)
                        .reason())
                .isEqualTo(Reason.STRING_TOO_LONG);
        assertThat(StrictJson.parse("[1,2,3,4,5]".getBytes(StandardCharsets.US_ASCII), limits)
                        .size())
                .isEqualTo(5);
        assertThat(refusal("[1,2,3,4,5,6]".getBytes(StandardCharsets.US_ASCII), limits)
                        .reason())
                .isEqualTo(Reason.TOO_MANY_VALUES);
    }

    @Test
    void argumentsMayNotBeLongerThanOneFrameHolds() {
        byte[] tooLong = ("\"" + "a".repeat(49_151) + "\"").getBytes(StandardCharsets.US_ASCII);

        assertThat(refusal(tooLong, JsonLimits.ARGUMENTS).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void pathOfAHostileNameIsCutShort() {
        String name = "n".repeat(1_000);

        assertThat(refusal("{\"" + name + "\":1,\"" + name + "\":2}").path().length())
                .isLessThan(600);
    }

    @Test
    void objectIsDemandedWhereOneIsNeeded() {
        assertThatThrownBy(() -> StrictJson.parseObject("[]".getBytes(StandardCharsets.US_ASCII), JsonLimits.REQUEST))
                .isInstanceOfSatisfying(
                        JsonRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_TYPE));
    }
}
