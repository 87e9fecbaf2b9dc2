package org.xerotier.mesh.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Set;

/** The public half of an Ed25519 key. Points of small order are refused: they would accept a signature of nobody. */
public final class VerifyingKey {

    public static final int SIGNATURE_BYTES = 64;

    private static final String WHAT = "an Ed25519 public key";

    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** The y coordinates of the eight points whose order divides 8. */
    private static final Set<BigInteger> SMALL_ORDER = Set.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            PRIME.subtract(BigInteger.ONE),
            new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16),
            new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16));

    private final byte[] bytes;
    private final PublicKey key;

    private VerifyingKey(byte[] bytes) {
        this.bytes = bytes;
        byte[] number = bytes.clone();
        boolean xIsOdd = (number[31] & 0x80) != 0;
        number[31] &= 0x7f;
        BigInteger y = new BigInteger(1, Encodings.reversed(number));
        if (y.compareTo(PRIME) >= 0 || SMALL_ORDER.contains(y)) {
            throw new KeyRefused("these 32 bytes are no usable Ed25519 public key; generate a new key pair");
        }
        try {
            key = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(xIsOdd, y)));
            verifier();
        } catch (GeneralSecurityException e) {
            throw new KeyRefused("these 32 bytes are no usable Ed25519 public key; generate a new key pair", e);
        }
    }

    public static VerifyingKey of(byte[] bytes) {
        return new VerifyingKey(Encodings.key(WHAT, bytes));
    }

    /** Reads 64 lower-case hex digits. */
    public static VerifyingKey ofHex(String hex) {
        return new VerifyingKey(Encodings.unhex(WHAT, hex, Encodings.KEY_BYTES));
    }

    /** Whether the owner of this key signed exactly these bytes. Never throws for a bad signature. */
    public boolean verify(byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature verifier = verifier();
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key that worked before does no more", e);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return Encodings.hex(bytes);
    }

    private Signature verifier() throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        return verifier;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
