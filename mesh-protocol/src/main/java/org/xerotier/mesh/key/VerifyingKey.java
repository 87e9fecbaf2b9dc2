package org.xerotier.mesh.key;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Set;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** The public half of an Ed25519 key. Points of small order are refused: they would accept a signature of nobody. */
public final class VerifyingKey {

    public static final int SIGNATURE_BYTES = 64;

    private static final String WHAT = "an Ed25519 public key";

    static {
        LibraryStart.ensure();
    }

    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /** The y coordinates of the eight points whose order divides 8. */
    private static final Set<BigInteger> SMALL_ORDER = Set.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            PRIME.subtract(BigInteger.ONE),
            new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16),
            new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16));

    private final byte[] bytes;

    private VerifyingKey(byte[] bytes) {
        this.bytes = bytes;
        byte[] number = bytes.clone();
        number[31] &= 0x7f;
        BigInteger y = new BigInteger(1, Encodings.reversed(number));
        if (y.compareTo(PRIME) >= 0 || SMALL_ORDER.contains(y) || !Ed25519.validatePublicKeyPartial(bytes, 0)) {
            throw new KeyRefused("these 32 bytes are no usable Ed25519 public key; generate a new key pair");
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
        return Ed25519.verify(signature, 0, bytes, 0, message, 0, message.length);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return Encodings.hex(bytes);
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
