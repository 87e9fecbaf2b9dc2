package org.xerotier.mesh.curve;

import java.util.Arrays;
import java.util.Objects;

/**
 * XSalsa20-Poly1305 as NaCl's {@code crypto_secretbox}, with NaCl's padding: a plain text begins with 32 zero bytes, a box
 * with 16, then the tag. Lengths count the padding. Which bytes a box has depends on nothing else.
 */
public final class SecretBox {

    private static final int OK = 0;
    private static final int REFUSED = -1;
    private static final int ZERO_BYTES = 32;
    private static final int BOX_ZERO_BYTES = 16;
    static final int KEY_BYTES = 32;
    static final int NONCE_BYTES = 24;

    private SecretBox() {}

    /** Returns 0, or -1 for a text without its padding. Text and box may be the same array. */
    public static int seal(byte[] box, byte[] text, long length, byte[] nonce, byte[] key) {
        if (length < ZERO_BYTES) {
            return REFUSED;
        }
        int size = check(box, text, length, nonce, key);
        Salsa20.stream(key, nonce).xor(text, 0, box, 0, size);
        // The stream's first 32 bytes, which nothing but the padding was laid over, are the authenticator's key.
        Poly1305.tag(box, BOX_ZERO_BYTES, box, 0, box, ZERO_BYTES, size - ZERO_BYTES);
        Arrays.fill(box, 0, BOX_ZERO_BYTES, (byte) 0);
        return OK;
    }

    /** Returns 0, or -1 for a box that was not sealed so; nothing is written then. Text and box may be the same array. */
    public static int open(byte[] text, byte[] box, long length, byte[] nonce, byte[] key) {
        if (length < ZERO_BYTES) {
            return REFUSED;
        }
        int size = check(text, box, length, nonce, key);
        Salsa20 stream = Salsa20.stream(key, nonce);
        byte[] first = new byte[Salsa20.BLOCK_BYTES];
        stream.block(first);
        byte[] tag = new byte[Poly1305.TAG_BYTES];
        Poly1305.tag(tag, 0, first, 0, box, ZERO_BYTES, size - ZERO_BYTES);
        if (differ(tag, box)) {
            return REFUSED;
        }
        int inFirst = Math.min(size, Salsa20.BLOCK_BYTES);
        for (int i = ZERO_BYTES; i < inFirst; i++) {
            text[i] = (byte) (box[i] ^ first[i]);
        }
        stream.xor(box, inFirst, text, inFirst, size - inFirst);
        Arrays.fill(text, 0, ZERO_BYTES, (byte) 0);
        return OK;
    }

    private static boolean differ(byte[] tag, byte[] box) {
        long first = LittleEndian.longAt(tag, 0) ^ LittleEndian.longAt(box, BOX_ZERO_BYTES);
        long second = LittleEndian.longAt(tag, 8) ^ LittleEndian.longAt(box, BOX_ZERO_BYTES + 8);
        return (first | second) != 0;
    }

    private static int check(byte[] one, byte[] other, long length, byte[] nonce, byte[] key) {
        int size = Math.toIntExact(length);
        Objects.checkFromIndexSize(0, size, one.length);
        Objects.checkFromIndexSize(0, size, other.length);
        Objects.checkFromIndexSize(0, NONCE_BYTES, nonce.length);
        Objects.checkFromIndexSize(0, KEY_BYTES, key.length);
        return size;
    }
}
