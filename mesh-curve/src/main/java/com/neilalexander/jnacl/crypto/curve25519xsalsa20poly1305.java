package com.neilalexander.jnacl.crypto;

import org.xerotier.mesh.curve.CurveKeys;
import org.xerotier.mesh.curve.SecretBox;

/** NaCl's {@code crypto_box}. Names, arguments and answers are those JeroMQ was compiled against. */
@SuppressWarnings("MemberName")
public final class curve25519xsalsa20poly1305 {

    public static final int crypto_secretbox_PUBLICKEYBYTES = 32;
    public static final int crypto_secretbox_SECRETKEYBYTES = 32;
    public static final int crypto_secretbox_BEFORENMBYTES = 32;
    public static final int crypto_secretbox_NONCEBYTES = 24;
    public static final int crypto_secretbox_ZEROBYTES = 32;
    public static final int crypto_secretbox_BOXZEROBYTES = 16;

    private curve25519xsalsa20poly1305() {}

    public static int crypto_box_keypair(byte[] pk, byte[] sk) {
        CurveKeys.generate(pk, sk);
        return 0;
    }

    public static int crypto_box_getpublickey(byte[] pk, byte[] sk) {
        CurveKeys.openHalf(pk, sk);
        return 0;
    }

    public static int crypto_box_beforenm(byte[] k, byte[] pk, byte[] sk) {
        CurveKeys.agree(k, pk, sk);
        return 0;
    }

    public static int crypto_box_afternm(byte[] c, byte[] m, long mlen, byte[] n, byte[] k) {
        return SecretBox.seal(c, m, mlen, n, k);
    }

    public static int crypto_box_open_afternm(byte[] m, byte[] c, long clen, byte[] n, byte[] k) {
        return SecretBox.open(m, c, clen, n, k);
    }

    public static int crypto_box(byte[] c, byte[] m, long mlen, byte[] n, byte[] pk, byte[] sk) {
        byte[] k = new byte[crypto_secretbox_BEFORENMBYTES];
        CurveKeys.agree(k, pk, sk);
        return SecretBox.seal(c, m, mlen, n, k);
    }

    public static int crypto_box_open(byte[] m, byte[] c, long clen, byte[] n, byte[] pk, byte[] sk) {
        byte[] k = new byte[crypto_secretbox_BEFORENMBYTES];
        CurveKeys.agree(k, pk, sk);
        return SecretBox.open(m, c, clen, n, k);
    }
}
