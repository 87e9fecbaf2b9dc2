package org.xerotier.mesh.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xerotier.mesh.json.JsonRefused.Reason;

class CanonicalJsonTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static String canonical(String text) {
        return CanonicalJson.text(StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.REQUEST));
    }

    /** RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2",
    })
    void numbersFollowTheTableOfTheRfc(String bits, String expected) {
        assertThat(EcmaNumber.format(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2e23, 2e+23",
        "2e-44, 2e-44",
        "9e-324, 1e-323",
        "1.5e-323, 1.5e-323",
        "4.35, 4.35",
        "100, 100",
        "123456789.125, 123456789.125",
        "0.5, 0.5",
        "1.2e-6, 0.0000012",
        "1.2e-7, 1.2e-7",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
    })
    void numbersAreShortest(double value, String expected) {
        assertThat(EcmaNumber.format(value)).isEqualTo(expected);
    }

    @Test
    void anyDoubleReadsBackAndIsNeverLongerThanTheJdkSays() {
        long seed = 20_261_121L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (!Double.isFinite(value)) {
                continue;
            }
            String text = EcmaNumber.format(value);
            assertThat(Double.parseDouble(text)).as("seed %d, %s", seed, text).isEqualTo(value);
            assertThat(digits(text)).as("seed %d, %s", seed, text).isLessThanOrEqualTo(digits(Double.toString(value)));
        }
    }

    private static int digits(String number) {
        String mantissa = number.replaceAll("[eE].*", "").replaceAll("[-.]", "");
        return mantissa.replaceAll("^0+", "").replaceAll("0+$", "").length();
    }

    @Test
    void membersAreSortedAsTheRfcShows() {
        String input =
                "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\","
                        + "\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\","
                        + "\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}";

        assertThat(canonical(input))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void theSampleOfTheRfcComesOutByteForByte() {
        String input = "{\n \"numbers\": [333333333.33333329, 1E30, 4.50,\n 2e-3, 0.000000000000000000000000001],\n"
                + " \"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\n"
                + " \"literals\": [null, true, false]\n}";

        assertThat(canonical(input))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void onlyTheControlCharactersAreEscaped() {
        assertThat(canonical("\"\\b\\t\\n\\f\\r\\u001f\\u007f\\u2028</script>\""))
                .isEqualTo("\"\\b\\t\\n\\f\\r\\u001f\u007f\u2028</script>\"");
    }

    @Test
    void twinsOfOneValueHaveOneForm() {
        assertThat(canonical("{\"b\":1.0,\"a\":-0}")).isEqualTo(canonical("{ \"\\u0061\" : 0e1 , \"b\" : 10E-1 }"));
    }

    @Test
    void differentValuesKeepDifferentForms() {
        assertThat(canonical("{\"a\":\"1\"}")).isNotEqualTo(canonical("{\"a\":1}"));
        assertThat(canonical("{\"a\":null}")).isNotEqualTo(canonical("{}"));
        assertThat(canonical("{\"a\":\"\"}")).isNotEqualTo(canonical("{\"a\":null}"));
        assertThat(canonical("{\"a\":[1]}")).isNotEqualTo(canonical("{\"a\":1}"));
        assertThat(canonical("\"é\"")).isNotEqualTo(canonical("\"e\\u0301\""));
        assertThat(canonical("{\"A\":1}")).isNotEqualTo(canonical("{\"a\":1}"));
    }

    @Test
    void whatIsWrittenReadsBackToTheSameBytes() {
        long seed = 7L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] once = CanonicalJson.write(anything(random, 0));
            byte[] twice = CanonicalJson.write(StrictJson.parse(once, JsonLimits.REQUEST));
            assertThat(twice).as("seed %d, round %d", seed, i).isEqualTo(once);
        }
    }

    private static JsonNode anything(SplittableRandom random, int depth) {
        switch (random.nextInt(depth > 4 ? 4 : 6)) {
            case 0:
                return NODES.numberNode(random.nextLong(-(1L << 53) + 1, 1L << 53));
            case 1:
                double any = Double.longBitsToDouble(random.nextLong());
                return NODES.numberNode(JsonNumbers.isWritable(any) ? any : random.nextDouble());
            case 2:
                return NODES.textNode(text(random));
            case 3:
                return NODES.booleanNode(random.nextInt(2) == 0);
            case 4:
                ArrayNode array = NODES.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(anything(random, depth + 1));
                }
                return array;
            default:
                ObjectNode object = NODES.objectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set(text(random), anything(random, depth + 1));
                }
                return object;
        }
    }

    private static String text(SplittableRandom random) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            int point = random.nextInt(3) == 0 ? random.nextInt(1, 0x110000) : random.nextInt(1, 0x100);
            out.appendCodePoint(point >= 0xd800 && point <= 0xdfff ? 'x' : point);
        }
        return out.toString();
    }

    @Test
    void valuesThatNobodyCouldReadBackAreRefused() {
        refused(NODES.numberNode(1L << 53), Reason.NUMBER_OUT_OF_RANGE);
        refused(NODES.numberNode(-(1L << 53)), Reason.NUMBER_OUT_OF_RANGE);
        refused(NODES.numberNode(BigInteger.TEN.pow(30)), Reason.NUMBER_OUT_OF_RANGE);
        refused(NODES.numberNode(9007199254740992.0), Reason.NUMBER_OUT_OF_RANGE);
        refused(NODES.numberNode(Double.NaN), Reason.NUMBER_OUT_OF_RANGE);
        refused(NODES.numberNode(Double.POSITIVE_INFINITY), Reason.NUMBER_OUT_OF_RANGE);
        refused(NODES.textNode("\ud800"), Reason.LONE_SURROGATE);
        refused(NODES.textNode("\u0000"), Reason.NUL_CHARACTER);
        refused(NODES.binaryNode(new byte[1]), Reason.NOT_JSON);
        refused(NODES.pojoNode("x"), Reason.NOT_JSON);
        refused(NODES.missingNode(), Reason.NOT_JSON);
    }

    private static void refused(JsonNode value, Reason reason) {
        ObjectNode wrapped = NODES.objectNode();
        wrapped.putArray("a").add(1).add(value);
        assertThatThrownBy(() -> CanonicalJson.write(value.isMissingNode() ? value : wrapped))
                .isInstanceOfSatisfying(JsonRefused.class, e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.path()).isEqualTo(value.isMissingNode() ? "" : "/a/1");
                });
    }

    @Test
    void bottomlessNestingIsRefused() {
        ArrayNode root = NODES.arrayNode();
        ArrayNode at = root;
        for (int i = 0; i < 100_000; i++) {
            at = at.addArray();
        }

        assertThatThrownBy(() -> CanonicalJson.write(root))
                .isInstanceOfSatisfying(
                        JsonRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_DEEP));
    }
}
