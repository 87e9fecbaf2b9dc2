package org.xerotier.mesh.key;

import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * An Ed25519 secret (the 32-byte seed of RFC 8032) and the key that verifies it. Printing shows the public half only.
 *
 * <p>Signed with Bouncy Castle's arithmetic and not the JDK's, which takes 0.6 ms for a signature (ADR 0014).
 */
public final class SigningKey {

    private static final String WHAT = "an Ed25519 secret key";

    static {
        LibraryStart.ensure();
    }

    private final byte[] seed;
    private final byte[] publicBytes = new byte[Encodings.KEY_BYTES];
    private final VerifyingKey verifyingKey;

    private SigningKey(byte[] seed) {
        this.seed = seed;
        Ed25519.generatePublicKey(seed, 0, publicBytes, 0);
        verifyingKey = VerifyingKey.of(publicBytes);
        if (!verifyingKey.verify(seed, sign(seed))) {
            throw new IllegalStateException("this Java derives another Ed25519 public key than it signs with");
        }
    }

    public static SigningKey generate(SecureRandom random) {
        byte[] seed = new byte[Encodings.KEY_BYTES];
        random.nextBytes(seed);
        return new SigningKey(seed);
    }

    public static SigningKey ofSeed(byte[] seed) {
        return new SigningKey(Encodings.key(WHAT, seed));
    }

    /** Reads 64 lower-case hex digits. */
    public static SigningKey ofSecretHex(String hex) {
        return new SigningKey(Encodings.unhex(WHAT, hex, Encodings.KEY_BYTES));
    }

    public byte[] sign(byte[] message) {
        byte[] signature = new byte[VerifyingKey.SIGNATURE_BYTES];
        Ed25519.sign(seed, 0, publicBytes, 0, message, 0, message.length, signature, 0);
        return signature;
    }

    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    /** For the key file and nothing else. */
    public String secretHex() {
        return Encodings.hex(seed);
    }

    /** The raw 32-byte seed, for libraries that sign themselves. */
    public byte[] seed() {
        return seed.clone();
    }

    @Override
    public String toString() {
        return "SigningKey[public=" + verifyingKey + ", secret=****]";
    }
}
