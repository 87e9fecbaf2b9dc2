package org.xerotier.mesh.key;

import java.util.Arrays;

/** The public half of a CURVE (X25519) key: who a peer on the mesh is. */
public final class CurvePublicKey {

    private static final String WHAT = "a CURVE public key";

    private final byte[] bytes;

    private CurvePublicKey(byte[] bytes) {
        this.bytes = bytes;
    }

    public static CurvePublicKey of(byte[] bytes) {
        return new CurvePublicKey(Encodings.key(WHAT, bytes));
    }

    /** Reads 64 lower-case hex digits. */
    public static CurvePublicKey ofHex(String hex) {
        return new CurvePublicKey(Encodings.unhex(WHAT, hex, Encodings.KEY_BYTES));
    }

    /** Reads ZeroMQ's 40 characters. */
    public static CurvePublicKey ofZ85(String z85) {
        return new CurvePublicKey(Encodings.unz85(WHAT, z85));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return Encodings.hex(bytes);
    }

    public String z85() {
        return Encodings.z85(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CurvePublicKey that && Arrays.equals(bytes, that.bytes);
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
