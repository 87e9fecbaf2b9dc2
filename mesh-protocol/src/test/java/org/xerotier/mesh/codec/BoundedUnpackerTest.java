package org.xerotier.mesh.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.mesh.codec.MalformedFrame.Reason;
import org.xerotier.mesh.frame.Bytes;

class BoundedUnpackerTest {

    private static byte[] unhex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static @Nullable Object valueOf(String hex) {
        return BoundedUnpacker.unpack(unhex("81 a1 61" + hex)).get("a");
    }

    private static Reason refusal(byte[] bytes) {
        try {
            BoundedUnpacker.unpack(bytes);
            throw new AssertionError("was accepted");
        } catch (MalformedFrame e) {
            return e.reason();
        }
    }

    private static byte[] nested(String opener, int levels) {
        return unhex(opener.repeat(levels) + "c0");
    }

    @Test
    void treeComesBackAsItWasWritten() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("z", 1L);
        map.put("a", List.of(-1L, Long.MAX_VALUE, Long.MIN_VALUE, 0.5, true, false, "ü€😀", Bytes.utf8("x")));
        map.put("", null);
        map.put("m", Map.of("list", List.of(), "map", Map.of()));

        Map<String, @Nullable Object> back = BoundedUnpacker.unpack(BoundedPacker.pack(map));

        assertThat(back).isEqualTo(map);
        assertThat(back.keySet()).containsExactly("z", "a", "", "m");
        assertThatThrownBy(() -> back.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) Objects.requireNonNull(back.get("a"))).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05",
                "cc05",
                "cd0005",
                "ce00000005",
                "cf0000000000000005",
                "d005",
                "d10005",
                "d200000005",
                "d30000000000000005"
            })
    void integerIsTheSameInEveryWidth(String hex) {
        assertThat(valueOf(hex)).isEqualTo(5L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a162", "d90162", "da000162", "db0000000162"})
    void textIsTheSameInEveryWidth(String hex) {
        assertThat(valueOf(hex)).isEqualTo("b");
    }

    @Test
    void kindsAreNotConfused() {
        assertThat(valueOf("c40162")).isEqualTo(Bytes.utf8("b"));
        assertThat(valueOf("ca3f800000")).isEqualTo(1.0);
        assertThat(valueOf("cb3ff0000000000000")).isEqualTo(1.0);
        assertThat(valueOf("01")).isEqualTo(1L);
        assertThat(valueOf("cf7fffffffffffffff")).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "'', TRUNCATED",
        "80 c0, TRAILING_BYTES",
        "80 80, TRAILING_BYTES",
        "c0, NOT_A_MAP",
        "90, NOT_A_MAP",
        "01, NOT_A_MAP",
        "a0, NOT_A_MAP",
        "c1, UNSUPPORTED_FORMAT",
        "81 a161 c1, UNSUPPORTED_FORMAT",
        "81 a161 d40100, UNSUPPORTED_FORMAT",
        "81 a161 d6ff00000000, UNSUPPORTED_FORMAT",
        "81 a161 c70005, UNSUPPORTED_FORMAT",
        "81 a161 c9ffffffff01, UNSUPPORTED_FORMAT",
        "81 01 c0, KEY_NOT_TEXT",
        "81 c0 c0, KEY_NOT_TEXT",
        "81 c40161 c0, KEY_NOT_TEXT",
        "81 80 c0, KEY_NOT_TEXT",
        "82 a161 01 a161 02, DUPLICATE_KEY",
        "82 a161 c0 a161 02, DUPLICATE_KEY",
        "82 a161 01 d90161 02, DUPLICATE_KEY",
        "81 a161 cf8000000000000000, INTEGER_TOO_LARGE",
        "81 a161 cfffffffffffffffff, INTEGER_TOO_LARGE",
        "81 a161 ca7f800000, NOT_FINITE",
        "81 a161 cb7ff8000000000000, NOT_FINITE",
        "81 a161 cbfff0000000000000, NOT_FINITE",
        "81 a161 a2c080, INVALID_UTF8",
        "81 a161 a3eda080, INVALID_UTF8",
        "81 a161 a1ff, INVALID_UTF8",
        "81 a1ff c0, INVALID_UTF8",
        "81 a161 a100, NUL_CHARACTER",
        "81 a36100 62 c0, NUL_CHARACTER",
        "df 7fffffff, TRUNCATED",
        "df ffffffff, TRUNCATED",
        "df 423a0000, TRUNCATED",
        "df 08000000, TRUNCATED",
        "df 40000000, TRUNCATED",
        "de ffff, TRUNCATED",
        "8f, TRUNCATED",
        "81 a161 dd7fffffff, TRUNCATED",
        "81 a161 dd10000000, TRUNCATED",
        "81 a161 ddffffffff, TRUNCATED",
        "81 a161 df08000000, TRUNCATED",
        "81 a161 df80000000, TRUNCATED",
        "81 a161 c67fffffff, TRUNCATED",
        "81 a161 c6ffffffff, TRUNCATED",
        "81 a161 db7fffffff, TRUNCATED",
        "81 a161 dbffffffff, TRUNCATED",
        "81 db7fffffff, TRUNCATED",
    })
    void hostileShapesAreRefusedInLittleMemory(String hex, Reason reason) {
        byte[] bytes = unhex(hex);
        refusal(bytes);

        long before = allocated();
        Reason refused = refusal(bytes);
        long used = allocated() - before;

        assertThat(refused).isEqualTo(reason);
        assertThat(used).isLessThan(100_000);
    }

    @Test
    void depthIsCountedAndNeverOverflowsTheStack() {
        assertThat(BoundedUnpacker.unpack(nested("81a161", 16))).hasSize(1);
        assertThat(refusal(nested("81a161", 17))).isEqualTo(Reason.TOO_DEEP);
        assertThat(BoundedUnpacker.unpack(nested("81a161" + "91".repeat(15), 1)))
                .hasSize(1);
        assertThat(refusal(nested("81a161" + "91".repeat(16), 1))).isEqualTo(Reason.TOO_DEEP);
        assertThat(refusal(unhex("81a161" + "91".repeat(60_000)))).isEqualTo(Reason.TOO_DEEP);
        assertThat(refusal(nested("81a161", 10_000))).isEqualTo(Reason.TOO_DEEP);
    }

    @Test
    void frameAsLargeAsAllowedIsReadAndOneByteMoreIsNot() {
        byte[] full = BoundedPacker.pack(Map.of("a", Bytes.adopt(new byte[65_536 - 6])));
        assertThat(full).hasSize(65_536);

        assertThat(BoundedUnpacker.unpack(full)).containsKey("a");
        assertThat(refusal(new byte[65_537])).isEqualTo(Reason.TOO_LARGE);
        assertThatThrownBy(() -> BoundedPacker.pack(Map.of("a", Bytes.adopt(new byte[65_536 - 5]))))
                .isInstanceOfSatisfying(
                        MalformedFrame.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void widestFramesStayWithinAFewMegabytes() {
        assertWide("dcffe0", "c0", 65_000);
        assertWide("dc3fff", "81a161c0", 16_383);
        assertWide("dc3fff", "91c0", 16_383);
        assertWide("dc3fff", "a0", 16_383);
    }

    private static void assertWide(String header, String element, int count) {
        byte[] bytes = new byte[6 + element.length() / 2 * count];
        System.arraycopy(unhex("81a161" + header), 0, bytes, 0, 6);
        for (int i = 0; i < count; i++) {
            System.arraycopy(unhex(element), 0, bytes, 6 + i * element.length() / 2, element.length() / 2);
        }

        long before = allocated();
        try {
            BoundedUnpacker.unpack(bytes.length > 65_536 ? Arrays.copyOf(bytes, 65_536) : bytes);
        } catch (MalformedFrame e) {
            assertThat(e.reason()).isIn(Reason.TOO_MANY_VALUES, Reason.TRUNCATED);
        }

        assertThat(allocated() - before).isLessThan(16L << 20);
    }

    @Test
    void textNoPeerWouldReadIsNotWritten() {
        assertThatThrownBy(() -> BoundedPacker.pack(Map.of("a", "x\0")))
                .isInstanceOfSatisfying(
                        MalformedFrame.class, e -> assertThat(e.reason()).isEqualTo(Reason.NUL_CHARACTER));
        assertThatThrownBy(() -> BoundedPacker.pack(Map.of("a", "\ud800")))
                .isInstanceOfSatisfying(
                        MalformedFrame.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_UTF8));
        assertThatThrownBy(() -> BoundedPacker.pack(Map.of("a", new Object())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
