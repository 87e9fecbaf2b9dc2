package org.xerotier.mesh.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, at once or piece by piece. */
public final class Sha256 {

    private final MessageDigest digest = fresh();

    private Sha256() {}

    public static Sha256 start() {
        return new Sha256();
    }

    /** 64 lower-case hex digits. */
    public static String hex(byte[] content) {
        return start().update(content).hex();
    }

    /** Of the text's UTF-8 bytes. */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] bytes(byte[] content) {
        return start().update(content).bytes();
    }

    public Sha256 update(byte[] piece) {
        digest.update(piece);
        return this;
    }

    public Sha256 update(byte[] source, int offset, int length) {
        digest.update(source, offset, length);
        return this;
    }

    /** Ends the computation. */
    public byte[] bytes() {
        return digest.digest();
    }

    /** Ends the computation. */
    public String hex() {
        return Encodings.hex(bytes());
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
