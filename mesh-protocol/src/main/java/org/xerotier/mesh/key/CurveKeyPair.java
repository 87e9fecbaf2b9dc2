package org.xerotier.mesh.key;

import java.security.SecureRandom;

/** A CURVE (X25519) secret and the public key that follows from it. Printing it shows the public half only. */
public final class CurveKeyPair {

    private static final String WHAT = "a CURVE secret key";

    private final byte[] secret;
    private final CurvePublicKey publicKey;

    private CurveKeyPair(byte[] secret) {
        this.secret = secret;
        this.publicKey = CurvePublicKey.of(X25519.publicOf(secret));
    }

    public static CurveKeyPair generate(SecureRandom random) {
        byte[] secret = new byte[Encodings.KEY_BYTES];
        random.nextBytes(secret);
        return new CurveKeyPair(secret);
    }

    public static CurveKeyPair ofSecret(byte[] secret) {
        return new CurveKeyPair(Encodings.key(WHAT, secret));
    }

    /** Reads 64 lower-case hex digits. */
    public static CurveKeyPair ofSecretHex(String hex) {
        return new CurveKeyPair(Encodings.unhex(WHAT, hex, Encodings.KEY_BYTES));
    }

    public CurvePublicKey publicKey() {
        return publicKey;
    }

    public byte[] secret() {
        return secret.clone();
    }

    /** For the key file and nothing else. */
    public String secretHex() {
        return Encodings.hex(secret);
    }

    /** For the ZeroMQ socket option and nothing else. */
    public String secretZ85() {
        return Encodings.z85(secret);
    }

    /** What both ends can compute and nobody else; refuses keys of small order. */
    public byte[] sharedSecret(CurvePublicKey other) {
        return X25519.multiply(secret, other.bytes());
    }

    @Override
    public String toString() {
        return "CurveKeyPair[public=" + publicKey + ", secret=****]";
    }
}
