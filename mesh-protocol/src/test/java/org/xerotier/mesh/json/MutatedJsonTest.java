package org.xerotier.mesh.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Valid documents, damaged at random. Run with {@code -Dmutation.seed=N} to see a failure again. */
class MutatedJsonTest {

    private static final int ROUNDS = 100_000;

    private static final List<String> VALID = List.of(
            "{\"namespace\":\"prod\",\"replicas\":3,\"labels\":{\"a\":\"b\",\"a2\":null},\"ratio\":-0.125e-3}",
            "[[[[{}]]],[true,false,null],\"\\ud83d\\ude00\\u0041\\n\\\\\",1e21,9007199254740991]",
            "{\"é\":[1,2.5,{\"x\":[]}],\"😀\":\"\\\"\"}");

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "\\u",
            "\\ud800",
            "\\u0000",
            "e999",
            "1",
            "-",
            ".",
            "0",
            "null",
            "\"a\":",
            "\ufeff",
            " ",
            "//",
            "99999999999999999");

    @Test
    void damagedTextIsRefusedOrHasOneMeaning(TestReporter reporter) {
        long seed = Long.getLong("mutation.seed", 20_261_121L);
        reporter.publishEntry("mutation.seed", Long.toString(seed));
        SplittableRandom random = new SplittableRandom(seed);
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damage(random);
            try {
                JsonNode tree = StrictJson.parse(damaged, JsonLimits.ARGUMENTS);
                byte[] canonical = CanonicalJson.write(tree);
                assertThat(StrictJson.parse(canonical, JsonLimits.ARGUMENTS)).isEqualTo(tree);
                accepted++;
            } catch (JsonRefused e) {
                assertThat(e.getMessage()).isNotEmpty();
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        "seed " + seed + ", round " + round + ": "
                                + HexFormat.of().formatHex(damaged),
                        e);
            }
        }
        assertThat(accepted).as("seed %d", seed).isGreaterThan(ROUNDS / 100);
    }

    private static byte[] damage(SplittableRandom random) {
        StringBuilder text = new StringBuilder(VALID.get(random.nextInt(VALID.size())));
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.setCharAt(at, (char) random.nextInt(0x80));
                default -> text.deleteCharAt(at);
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }
}
