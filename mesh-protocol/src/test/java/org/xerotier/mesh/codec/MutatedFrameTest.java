package org.xerotier.mesh.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.xerotier.mesh.codec.MalformedFrame.Reason;
import org.xerotier.mesh.frame.Envelope;

/** Valid frames, damaged at random. Run with {@code -Dmutation.seed=N} to see a failure again. */
class MutatedFrameTest {

    private static final int ROUNDS = 200_000;

    /** Decoding may copy the input a few times; it may not invent sizes. */
    private static final long MOST_MEMORY = 16L << 20;

    @Test
    void onlyMalformedFrameComesOutOfDamagedBytes(TestReporter reporter) {
        long seed = Long.getLong("mutation.seed", 20_261_121L);
        reporter.publishEntry("mutation.seed", Long.toString(seed));
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] valid =
                FrameExamples.all().values().stream().map(FrameCodec::encode).toArray(byte[][]::new);
        Set<Reason> met = EnumSet.noneOf(Reason.class);
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damage(valid, random);
            long before = BoundedUnpackerTest.allocated();
            try {
                Envelope envelope = FrameCodec.decode(damaged);
                assertThat(FrameCodec.decode(FrameCodec.encode(envelope))).isEqualTo(envelope);
                accepted++;
            } catch (MalformedFrame e) {
                met.add(e.reason());
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        "seed " + seed + ", round " + round + ": "
                                + HexFormat.of().formatHex(damaged),
                        e);
            }
            assertThat(BoundedUnpackerTest.allocated() - before)
                    .as("seed %d, round %d", seed, round)
                    .isLessThan(MOST_MEMORY);
        }

        // The damage must reach every kind of fault, or this test shows little.
        assertThat(accepted).as("seed %d", seed).isGreaterThan(ROUNDS / 100);
        assertThat(EnumSet.complementOf(EnumSet.copyOf(met)))
                .as("seed %d: reasons never met", seed)
                .isSubsetOf(EnumSet.of(Reason.TOO_LARGE, Reason.TOO_DEEP, Reason.TOO_MANY_VALUES, Reason.WRONG_SENDER));
    }

    private static byte[] damage(byte[][] valid, SplittableRandom random) {
        byte[] bytes = valid[random.nextInt(valid.length)].clone();
        for (int i = random.nextInt(1, 4); i > 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(7)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = splice(bytes, at, 0, new byte[] {(byte) random.nextInt(0xc0, 0xe0)});
                case 3 -> bytes = splice(bytes, at, random.nextInt(1, 9), new byte[0]);
                case 4 -> bytes = splice(bytes, at, 1, lengthHeader(random));
                case 5 -> bytes = splice(bytes, at, 1, new byte[] {(byte) 0xca, 0x7f, (byte) 0xc0, 0, 0});
                default -> {
                    byte[] other = valid[random.nextInt(valid.length)];
                    int from = random.nextInt(other.length);
                    bytes = splice(bytes, at, 0, Arrays.copyOfRange(other, from, random.nextInt(from, other.length)));
                }
            }
        }
        return bytes;
    }

    /** A header that announces much, as hostile peers do. */
    private static byte[] lengthHeader(SplittableRandom random) {
        byte[] kinds = {(byte) 0xc6, (byte) 0xdb, (byte) 0xdd, (byte) 0xdf, (byte) 0xcf, (byte) 0xcb, (byte) 0xc9};
        byte[] header = new byte[random.nextInt(3, 10)];
        random.nextBytes(header);
        header[0] = kinds[random.nextInt(kinds.length)];
        return header;
    }

    private static byte[] splice(byte[] bytes, int at, int remove, byte[] insert) {
        int tail = Math.min(bytes.length, at + remove);
        byte[] result = new byte[at + insert.length + bytes.length - tail];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(insert, 0, result, at, insert.length);
        System.arraycopy(bytes, tail, result, at + insert.length, bytes.length - tail);
        return result;
    }
}
