package com.neilalexander.jnacl.crypto;

import org.xerotier.mesh.curve.SecretBox;

/** NaCl's {@code crypto_secretbox}. Names, arguments and answers are those JeroMQ was compiled against. */
@SuppressWarnings("MemberName")
public final class xsalsa20poly1305 {

    private xsalsa20poly1305() {}

    public static int crypto_secretbox(byte[] c, byte[] m, long mlen, byte[] n, byte[] k) {
        return SecretBox.seal(c, m, mlen, n, k);
    }

    public static int crypto_secretbox_open(byte[] m, byte[] c, long clen, byte[] n, byte[] k) {
        return SecretBox.open(m, c, clen, n, k);
    }
}
