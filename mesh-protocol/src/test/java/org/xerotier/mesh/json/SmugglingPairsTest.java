package org.xerotier.mesh.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xerotier.mesh.json.JsonRefused.Reason;
import org.xerotier.mesh.key.Sha256;

/**
 * Arguments that a careless reader takes for one another. A person consents to one text and a tool runs on what was
 * parsed from it, so of two that look alike either one is refused, or they have different digests, or they are the same
 * value in every respect.
 */
class SmugglingPairsTest {

    private enum Verdict {
        /** The second text is not taken. */
        REFUSED,
        /** Both are taken, and consent to one is none to the other. */
        DIFFERENT,
        /** Two spellings of one value. */
        SAME
    }

    private record Pair(String name, byte[] honest, byte[] twin, Verdict verdict, Reason reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Pair> pairs() {
        return Stream.of(
                refused("a duplicate key", "{'a':2}", "{'a':1,'a':2}", Reason.DUPLICATE_KEY),
                refused("a duplicate key, escaped", "{'a':2}", "{'a':1,'\\u0061':2}", Reason.DUPLICATE_KEY),
                refused("a duplicate key below", "{'o':{'a':2}}", "{'o':{'a':1,'a':2}}", Reason.DUPLICATE_KEY),
                refused("a duplicate key, same value", "{'a':2}", "{'a':2,'a':2}", Reason.DUPLICATE_KEY),
                same("an escaped letter in a value", "{'a':'a'}", "{'a':'\\u0061'}"),
                same("an escaped letter in a name", "{'a':1}", "{'\\u0061':1}"),
                same("an escaped slash", "{'a':'/etc'}", "{'a':'\\/etc'}"),
                different("composed and decomposed in a value", "{'a':'\u00e9'}", "{'a':'e\u0301'}"),
                different("composed and decomposed in a name", "{'\u00e9':1}", "{'e\u0301':1}"),
                different("a name in another case", "{'name':1}", "{'Name':1}"),
                different("a value in another case", "{'a':'prod'}", "{'a':'PROD'}"),
                different("a letter from another script", "{'a':'prod'}", "{'a':'pr\u043ed'}"),
                different("a zero-width space", "{'a':'prod'}", "{'a':'pr\u200bod'}"),
                different("text turned round", "{'a':'prod'}", "{'a':'\u202edorp'}"),
                refused("2^53", "{'a':9007199254740991}", "{'a':9007199254740992}", Reason.NUMBER_OUT_OF_RANGE),
                refused("2^53 + 1", "{'a':9007199254740991}", "{'a':9007199254740993}", Reason.NUMBER_OUT_OF_RANGE),
                refused("-2^53 - 1", "{'a':-9007199254740991}", "{'a':-9007199254740993}", Reason.NUMBER_OUT_OF_RANGE),
                refused("2^63", "{'a':0}", "{'a':9223372036854775808}", Reason.NUMBER_OUT_OF_RANGE),
                refused("2^64", "{'a':0}", "{'a':18446744073709551616}", Reason.NUMBER_OUT_OF_RANGE),
                different("2^32 + 1, which is 1 in 32 bits", "{'a':1}", "{'a':4294967297}"),
                same("minus zero", "{'a':0}", "{'a':-0}"),
                same("minus zero with a fraction", "{'a':0}", "{'a':-0.0}"),
                same("one with a fraction", "{'a':1}", "{'a':1.0}"),
                same("a hundred with an exponent", "{'a':100}", "{'a':1e2}"),
                refused("1e400", "{'a':1e300}", "{'a':1e400}", Reason.NUMBER_OUT_OF_RANGE),
                refused("-1e400", "{'a':-1e300}", "{'a':-1e400}", Reason.NUMBER_OUT_OF_RANGE),
                refused("1e-400, which is not 0", "{'a':0}", "{'a':1e-400}", Reason.NUMBER_OUT_OF_RANGE),
                same("more digits than there are", "{'a':0.1}", "{'a':0.1000000000000000055511151231257827}"),
                different("the next number up", "{'a':0.1}", "{'a':0.10000000000000002}"),
                refused("NUL in a value", "{'a':'b'}", "{'a':'b\\u0000c'}", Reason.NUL_CHARACTER),
                refused("NUL in a name", "{'a':1}", "{'a\\u0000b':1}", Reason.NUL_CHARACTER),
                refused("NUL as it stands", "{'a':'b'}", "{'a':'b\u0000'}", Reason.SYNTAX),
                refused("half a surrogate pair, high", "{'a':'x'}", "{'a':'\\ud83d'}", Reason.LONE_SURROGATE),
                refused("half a surrogate pair, low", "{'a':'x'}", "{'a':'\\ude00'}", Reason.LONE_SURROGATE),
                refused("a surrogate pair turned round", "{'a':'x'}", "{'a':'\\ude00\\ud83d'}", Reason.LONE_SURROGATE),
                refused("half a surrogate pair in a name", "{'x':1}", "{'\\ud83d':1}", Reason.LONE_SURROGATE),
                same("a surrogate pair, escaped", "{'a':'\ud83d\ude00'}", "{'a':'\\ud83d\\ude00'}"),
                refused("a byte order mark", "{'a':1}", "\ufeff{'a':1}", Reason.BYTE_ORDER_MARK),
                refused("a second value", "{'a':1}", "{'a':1}{'a':2}", Reason.TRAILING_TEXT),
                refused("NUL after the end", "{'a':1}", "{'a':1}\u0000", Reason.TRAILING_TEXT),
                refused("a comment", "{'a':1}", "{'a':1}//,'b':2", Reason.TRAILING_TEXT),
                different("__proto__", "{}", "{'__proto__':{'admin':true}}"),
                different("constructor", "{}", "{'constructor':{'prototype':{}}}"),
                same("another order of names", "{'a':1,'b':2}", "{'b':2,'a':1}"),
                same("white space", "{'a':1}", " { 'a' :\t1 }\r\n"),
                different("empty and missing", "{}", "{'a':''}"),
                different("null and missing", "{}", "{'a':null}"),
                different("null and empty", "{'a':''}", "{'a':null}"),
                different("null and its name", "{'a':null}", "{'a':'null'}"),
                different("a list of one", "{'a':'b'}", "{'a':['b']}"),
                different("an empty list and an empty object", "{'a':[]}", "{'a':{}}"),
                different("a number and its text", "{'a':1}", "{'a':'1'}"),
                different("true and its text", "{'a':true}", "{'a':'true'}"),
                refused("33 levels", nested(31), nested(32), Reason.TOO_DEEP),
                refused("one byte too many", "{}", "{'a':'%s'}".formatted("x".repeat(49_152)), Reason.TOO_LARGE),
                refused("a leading zero", "{'a':1}", "{'a':01}", Reason.SYNTAX),
                refused("a plus sign", "{'a':1}", "{'a':+1}", Reason.SYNTAX),
                refused("no digit before the point", "{'a':0.5}", "{'a':.5}", Reason.SYNTAX),
                refused("NaN", "{'a':0}", "{'a':NaN}", Reason.SYNTAX),
                refused("hexadecimal", "{'a':16}", "{'a':0x10}", Reason.SYNTAX),
                refused("a trailing comma", "{'a':1}", "{'a':1,}", Reason.SYNTAX),
                refused("a raw line feed in a text", "{'a':'b'}", "{'a':'b\n'}", Reason.SYNTAX),
                new Pair("an overlong a", utf8("{'a':1}"), overlong(), Verdict.REFUSED, Reason.INVALID_UTF8),
                new Pair("a surrogate in UTF-8", utf8("{'a':1}"), cesu(), Verdict.REFUSED, Reason.INVALID_UTF8),
                new Pair("a byte cut off", utf8("{'a':'\u00e9'}"), cut(), Verdict.REFUSED, Reason.INVALID_UTF8));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void no_twin_passes_for_the_honest_one(Pair pair) {
        byte[] honest = canonical(pair.honest());
        switch (pair.verdict()) {
            case REFUSED ->
                assertThatThrownBy(() -> canonical(pair.twin()))
                        .isInstanceOfSatisfying(
                                JsonRefused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(pair.reason()));
            case DIFFERENT -> assertThat(Sha256.hex(canonical(pair.twin()))).isNotEqualTo(Sha256.hex(honest));
            case SAME -> {
                assertThat(canonical(pair.twin())).isEqualTo(honest);
                assertThat(parse(pair.twin())).isEqualTo(parse(pair.honest()));
            }
        }
    }

    private static com.fasterxml.jackson.databind.JsonNode parse(byte[] text) {
        return StrictJson.parse(text, JsonLimits.ARGUMENTS);
    }

    private static byte[] canonical(byte[] text) {
        return CanonicalJson.write(parse(text));
    }

    private static Pair refused(String name, String honest, String twin, Reason reason) {
        return new Pair(name, utf8(honest), utf8(twin), Verdict.REFUSED, reason);
    }

    private static Pair different(String name, String honest, String twin) {
        return new Pair(name, utf8(honest), utf8(twin), Verdict.DIFFERENT, Reason.SYNTAX);
    }

    private static Pair same(String name, String honest, String twin) {
        return new Pair(name, utf8(honest), utf8(twin), Verdict.SAME, Reason.SYNTAX);
    }

    private static byte[] utf8(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static String nested(int lists) {
        return "{'a':" + "[".repeat(lists) + "]".repeat(lists) + "}";
    }

    private static byte[] overlong() {
        return with(utf8("{'?':1}"), 0xc1, 0xa1);
    }

    private static byte[] cesu() {
        return with(utf8("{'?':1}"), 0xed, 0xa0, 0xbd);
    }

    private static byte[] cut() {
        return with(utf8("{'a':'?'}"), 0xc3);
    }

    /** The text with these bytes in place of its question mark. */
    private static byte[] with(byte[] text, int... bytes) {
        byte[] out = new byte[text.length - 1 + bytes.length];
        int to = 0;
        for (byte each : text) {
            int[] put = each == '?' ? bytes : new int[] {each};
            for (int one : put) {
                out[to++] = (byte) one;
            }
        }
        return Arrays.copyOf(out, to);
    }
}
