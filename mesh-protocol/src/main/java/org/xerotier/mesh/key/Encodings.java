package org.xerotier.mesh.key;

import java.util.HexFormat;

/** How 32 bytes are spelled: strict lower-case hex everywhere, Z85 for ZeroMQ. */
final class Encodings {

    static final int KEY_BYTES = 32;

    private static final String Z85 =
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

    private Encodings() {}

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Reads exactly {@code length} bytes of lower-case hex; the text itself is never repeated in a refusal. */
    static byte[] unhex(String what, String text, int length) {
        boolean fits = text.length() == 2 * length;
        for (int i = 0; fits && i < text.length(); i++) {
            char c = text.charAt(i);
            fits = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!fits) {
            throw new KeyRefused("%s must be %d lower-case hex digits".formatted(what, 2 * length));
        }
        return HexFormat.of().parseHex(text);
    }

    static byte[] key(String what, byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new KeyRefused("%s must be %d bytes, has %d".formatted(what, KEY_BYTES, bytes.length));
        }
        return bytes.clone();
    }

    /** ZeroMQ's Base-85 (RFC 32): four bytes, most significant first, become five characters. */
    static String z85(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length / 4 * 5);
        for (int i = 0; i < bytes.length; i += 4) {
            long word = 0;
            for (int j = 0; j < 4; j++) {
                word = word << 8 | (bytes[i + j] & 0xff);
            }
            for (long divisor = 85L * 85 * 85 * 85; divisor > 0; divisor /= 85) {
                out.append(Z85.charAt((int) (word / divisor % 85)));
            }
        }
        return out.toString();
    }

    static byte[] unz85(String what, String text) {
        KeyRefused refused = new KeyRefused("%s must be 40 characters of Z85".formatted(what));
        if (text.length() != KEY_BYTES / 4 * 5) {
            throw refused;
        }
        byte[] bytes = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES / 4; i++) {
            long word = 0;
            for (int j = 0; j < 5; j++) {
                int digit = Z85.indexOf(text.charAt(5 * i + j));
                if (digit < 0) {
                    throw refused;
                }
                word = word * 85 + digit;
            }
            if (word > 0xffff_ffffL) {
                throw refused;
            }
            for (int j = 0; j < 4; j++) {
                bytes[4 * i + j] = (byte) (word >>> (24 - 8 * j));
            }
        }
        return bytes;
    }

    /** Key bytes are little-endian numbers; {@link java.math.BigInteger} wants the other end first. */
    static byte[] reversed(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            out[i] = bytes[bytes.length - 1 - i];
        }
        return out;
    }
}
