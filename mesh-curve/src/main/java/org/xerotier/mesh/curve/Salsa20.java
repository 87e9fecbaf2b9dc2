package org.xerotier.mesh.curve;

import java.util.Arrays;

/**
 * One key stream of XSalsa20: the nonce's first 16 bytes give a subkey (HSalsa20), the last 8 number the stream. Bernstein,
 * "Extending the Salsa20 nonce". Starts at any block; keeps only where it is.
 */
final class Salsa20 {

    static final int BLOCK_BYTES = 64;
    /** From here on, blocks side by side are faster than one after the other. */
    private static final int BLOCKS_WORTH_LANES = 32;

    private static final int SIGMA_0 = 0x61707865;
    private static final int SIGMA_1 = 0x3320646e;
    private static final int SIGMA_2 = 0x79622d32;
    private static final int SIGMA_3 = 0x6b206574;

    private final int[] state = new int[16];
    private final int[] mixed = new int[16];

    private Salsa20() {}

    /** The stream of a key of 32 bytes and a nonce of 24. */
    static Salsa20 stream(byte[] key, byte[] nonce) {
        Salsa20 stream = new Salsa20();
        int[] state = stream.state;
        int[] mixed = stream.mixed;
        stream.constants();
        for (int i = 0; i < 4; i++) {
            state[1 + i] = LittleEndian.intAt(key, 4 * i);
            state[6 + i] = LittleEndian.intAt(nonce, 4 * i);
            state[11 + i] = LittleEndian.intAt(key, 16 + 4 * i);
        }
        System.arraycopy(state, 0, mixed, 0, 16);
        SalsaRounds.apply(mixed);
        state[1] = mixed[0];
        state[2] = mixed[5];
        state[3] = mixed[10];
        state[4] = mixed[15];
        System.arraycopy(mixed, 6, state, 11, 4);
        state[6] = LittleEndian.intAt(nonce, 16);
        state[7] = LittleEndian.intAt(nonce, 20);
        state[8] = 0;
        state[9] = 0;
        return stream;
    }

    /** HSalsa20 of a key and sixteen zeros: how NaCl makes a box's key out of a point. */
    static void hash(byte[] out, byte[] key) {
        Salsa20 stream = new Salsa20();
        int[] mixed = stream.mixed;
        stream.constants();
        for (int i = 0; i < 4; i++) {
            stream.state[1 + i] = LittleEndian.intAt(key, 4 * i);
            stream.state[11 + i] = LittleEndian.intAt(key, 16 + 4 * i);
        }
        System.arraycopy(stream.state, 0, mixed, 0, 16);
        SalsaRounds.apply(mixed);
        for (int i = 0; i < 4; i++) {
            LittleEndian.putInt(out, 4 * i, mixed[5 * i]);
            LittleEndian.putInt(out, 16 + 4 * i, mixed[6 + i]);
        }
    }

    private void constants() {
        state[0] = SIGMA_0;
        state[5] = SIGMA_1;
        state[10] = SIGMA_2;
        state[15] = SIGMA_3;
    }

    /** The next block of the stream as it is. */
    void block(byte[] out) {
        Arrays.fill(out, (byte) 0);
        xorBlock(out, 0, out, 0);
    }

    /** {@code out = in ^ stream}; only the last call for a stream may be for part of a block. */
    void xor(byte[] in, int inOffset, byte[] out, int outOffset, int length) {
        int at = 0;
        int whole = length / BLOCK_BYTES;
        while (whole >= BLOCKS_WORTH_LANES) {
            int blocks = Math.min(whole, SalsaLanes.LANES);
            SalsaLanes lanes = SalsaLanes.take();
            lanes.xor(state, blocks, in, inOffset + at, out, outOffset + at);
            lanes.giveBack();
            advance(blocks);
            at += blocks * BLOCK_BYTES;
            whole -= blocks;
        }
        for (; whole > 0; whole--) {
            xorBlock(in, inOffset + at, out, outOffset + at);
            at += BLOCK_BYTES;
        }
        if (at < length) {
            byte[] last = new byte[BLOCK_BYTES];
            System.arraycopy(in, inOffset + at, last, 0, length - at);
            xorBlock(last, 0, last, 0);
            System.arraycopy(last, 0, out, outOffset + at, length - at);
        }
    }

    private void xorBlock(byte[] in, int inOffset, byte[] out, int outOffset) {
        int[] words = mixed;
        int[] start = state;
        System.arraycopy(start, 0, words, 0, 16);
        SalsaRounds.apply(words);
        for (int i = 0; i < 16; i += 2) {
            LittleEndian.xor(
                    in, inOffset + 4 * i, out, outOffset + 4 * i, words[i] + start[i], words[i + 1] + start[i + 1]);
        }
        advance(1);
    }

    private void advance(int blocks) {
        long counter = (state[8] & 0xffffffffL) | ((long) state[9] << 32);
        counter += blocks;
        state[8] = (int) counter;
        state[9] = (int) (counter >>> 32);
    }
}
