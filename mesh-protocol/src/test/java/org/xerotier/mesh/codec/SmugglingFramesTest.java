package org.xerotier.mesh.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same for MessagePack, whose one value has many spellings. Arguments cross it as a run of bytes that nobody
 * re-reads, so a spelling can matter only around them.
 */
class SmugglingFramesTest {

    private static Object value(String hex) {
        // A map of one: "n" and the value.
        return BoundedUnpacker.unpack(HexFormat.of().parseHex("81a16e" + hex));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "5 as one byte and as uint 8, 05, cc05",
        "5 as uint 16, 05, cd0005",
        "5 as uint 64, 05, cf0000000000000005",
        "5 as int 64, 05, d30000000000000005",
        "-1 as one byte and as int 8, ff, d0ff",
        "a as fixstr and as str 8, a161, d90161",
        "a as str 16, a161, da000161",
        "a as str 32, a161, db0000000161",
        "bytes as bin 8 and bin 16, c40161, c5000161",
        "an empty list and array 16, 90, dc0000"
    })
    void another_width_is_the_same_value(String what, String one, String other) {
        assertThat(value(other)).as(what).isEqualTo(value(one));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "text and bytes, a161, c40161",
        "a whole number and a float 64, 01, cb3ff0000000000000",
        "a whole number and a float 32, 01, ca3f800000",
        "a number and its text, 01, a131",
        "true and 1, c3, 01",
        "nil and an empty text, c0, a0"
    })
    void another_type_is_another_value(String what, String one, String other) {
        assertThat(value(other)).as(what).isNotEqualTo(value(one));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an extension, d40161",
        "a timestamp, d6ff00000000",
        "a duplicate key below, 82a16101a16102",
        "a key that is no text, 8101a161",
        "a broken UTF-8 text, a1ff",
        "an overlong UTF-8 text, a2c1a1",
        "a text with NUL, a100",
        "2^64 - 1, cfffffffffffffffff",
        "NaN, cb7ff8000000000000",
        "a byte after the end, 0100"
    })
    void what_readers_disagree_about_is_refused(String what, String hex) {
        assertThatThrownBy(() -> value(hex)).as(what).isInstanceOf(MalformedFrame.class);
    }
}
