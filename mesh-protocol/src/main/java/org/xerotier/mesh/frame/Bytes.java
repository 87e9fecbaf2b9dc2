package org.xerotier.mesh.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An immutable run of bytes with value equality, so that records holding output compare by content. */
public final class Bytes {

    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    public static Bytes copyOf(byte[] source) {
        return source.length == 0 ? EMPTY : new Bytes(source.clone());
    }

    public static Bytes copyOf(byte[] source, int offset, int length) {
        return new Bytes(Arrays.copyOfRange(source, offset, offset + length));
    }

    /** Takes the array as it is: the caller promises never to touch it again. */
    public static Bytes adopt(byte[] source) {
        return new Bytes(source);
    }

    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return content.length;
    }

    public boolean isEmpty() {
        return content.length == 0;
    }

    public byte[] toArray() {
        return content.clone();
    }

    /** The array itself, for writers that only read it. */
    public byte[] view() {
        return content;
    }

    public String asUtf8() {
        return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** Length only: output never reaches a log by accident. */
    @Override
    public String toString() {
        return "Bytes[" + content.length + "]";
    }
}
