package org.xerotier.mesh.curve;

import java.util.Arrays;
import java.util.Random;

/** Boxes to compare implementations with: many short ones, some long, with words that make carries ripple. */
final class RandomBoxes {

    private final Random random;

    RandomBoxes(long seed) {
        random = new Random(seed);
    }

    /** A plain text with its 32 zero bytes. */
    byte[] text() {
        int roll = random.nextInt(100);
        int length = roll < 60 ? random.nextInt(400) : roll < 97 ? random.nextInt(3_000) : random.nextInt(40_000);
        byte[] text = new byte[32 + length];
        fill(text, 32);
        return text;
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        fill(bytes, 0);
        return bytes;
    }

    private void fill(byte[] bytes, int from) {
        int roll = random.nextInt(10);
        if (roll == 0) {
            Arrays.fill(bytes, from, bytes.length, (byte) -1);
        } else if (roll > 1) {
            random.nextBytes(bytes);
            Arrays.fill(bytes, 0, from, (byte) 0);
        }
    }

    /** The same box with one bit turned, somewhere in tag or text. */
    byte[] tampered(byte[] box) {
        byte[] changed = box.clone();
        int bit = 128 + random.nextInt(8 * (box.length - 16));
        changed[bit / 8] ^= (byte) (1 << (bit % 8));
        return changed;
    }
}
