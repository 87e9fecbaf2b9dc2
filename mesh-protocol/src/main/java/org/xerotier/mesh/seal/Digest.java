package org.xerotier.mesh.seal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 that is used again and again by one thread. */
final class Digest {

    static final int BYTES = 32;

    private final MessageDigest sha256;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Digest add(byte[] bytes) {
        sha256.update(bytes);
        return this;
    }

    Digest add(byte[] bytes, int offset, int length) {
        sha256.update(bytes, offset, length);
        return this;
    }

    Digest add(byte one) {
        sha256.update(one);
        return this;
    }

    Digest add(long number) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            sha256.update((byte) (number >>> shift));
        }
        return this;
    }

    byte[] end() {
        return sha256.digest();
    }

    /** Ends the computation into an array that is there already. */
    void end(byte[] target) {
        try {
            sha256.digest(target, 0, BYTES);
        } catch (DigestException e) {
            throw new IllegalArgumentException("a hash needs " + BYTES + " bytes", e);
        }
    }
}
