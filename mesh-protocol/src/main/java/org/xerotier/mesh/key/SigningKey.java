package org.xerotier.mesh.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;

/** An Ed25519 secret (the 32-byte seed of RFC 8032) and the key that verifies it. Printing shows the public half only. */
public final class SigningKey {

    private static final String WHAT = "an Ed25519 secret key";

    private final byte[] seed;
    private final PrivateKey key;
    private final VerifyingKey verifyingKey;

    private SigningKey(byte[] seed) {
        this.seed = seed;
        try {
            key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed.clone()));
            verifyingKey = publicOf(seed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519; use a JDK 17 or newer", e);
        }
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
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with an Ed25519 key failed", e);
        }
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

    /** The JDK derives a public key only while it generates a pair, so it is given this seed as its random bytes. */
    private static VerifyingKey publicOf(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new GivenBytes(seed));
        EdECPublicKey made = (EdECPublicKey) generator.generateKeyPair().getPublic();
        byte[] bigEndian = made.getPoint().getY().toByteArray();
        byte[] bytes = new byte[Encodings.KEY_BYTES];
        for (int i = 0; i < bigEndian.length && i < bytes.length; i++) {
            bytes[i] = bigEndian[bigEndian.length - 1 - i];
        }
        if (made.getPoint().isXOdd()) {
            bytes[31] |= (byte) 0x80;
        }
        return VerifyingKey.of(bytes);
    }

    private static final class GivenBytes extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] given;

        GivenBytes(byte[] given) {
            this.given = given;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(given, 0, target, 0, target.length);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[public=" + verifyingKey + ", secret=****]";
    }
}
