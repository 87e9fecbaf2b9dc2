package org.xerotier.mesh.curve;

import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc7748.X25519;

/**
 * X25519 as NaCl's {@code crypto_box} uses it. Like NaCl, and unlike libsodium, a point of small order is computed with and
 * not refused: the key is then known to all, which harms only who sent that point. Keys that stand for somebody are checked
 * where they are enrolled.
 */
public final class CurveKeys {

    private static final SecureRandom RANDOM = new SecureRandom();

    private CurveKeys() {}

    /** Draws a secret key and writes both halves. */
    public static void generate(byte[] open, byte[] secret) {
        RANDOM.nextBytes(secret);
        openHalf(open, secret);
    }

    public static void openHalf(byte[] open, byte[] secret) {
        X25519.scalarMultBase(secret, 0, open, 0);
    }

    /** Writes the key of all boxes between two holders of key pairs, 32 bytes. */
    public static void agree(byte[] key, byte[] open, byte[] secret) {
        byte[] point = new byte[X25519.POINT_SIZE];
        X25519.scalarMult(secret, 0, open, 0, point, 0);
        Salsa20.hash(key, point);
    }
}
