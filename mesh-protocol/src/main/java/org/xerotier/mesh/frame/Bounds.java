package org.xerotier.mesh.frame;

/** The limits of every field, in one place; {@code docs/reference/wire-protocol.md} repeats them. */
public final class Bounds {

    /** Largest encoded frame either side accepts, in bytes. */
    public static final int MAX_FRAME_BYTES = 65_536;

    /** Largest canonical argument document of a dispatch, in bytes. */
    public static final int MAX_ARGS_BYTES = 49_152;

    /** A workspace's scope in canonical form, within a dispatch. */
    public static final int MAX_SCOPE_BYTES = 8_192;

    /** Largest piece of output or manifest in one frame, in bytes. */
    public static final int MAX_CHUNK_BYTES = 32_768;

    /** Largest capability manifest, in bytes of canonical JSON. */
    public static final int MAX_MANIFEST_BYTES = 2 * 1024 * 1024;

    /** Most invocations one agent may report as in flight. */
    public static final int MAX_IN_FLIGHT = 512;

    public static final int MAX_ID = 64;
    public static final int MAX_NAME = 128;
    public static final int MAX_MESSAGE = 2_048;

    private Bounds() {}

    static String id(String field, String value) {
        return text(field, value, 1, MAX_ID);
    }

    static String text(String field, String value, int min, int max) {
        if (value.length() < min || value.length() > max) {
            throw new IllegalArgumentException(
                    "%s must have %d to %d characters, has %d".formatted(field, min, max, value.length()));
        }
        return value;
    }

    static long range(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("%s must be %d to %d, is %d".formatted(field, min, max, value));
        }
        return value;
    }

    static void size(String field, int size, int max) {
        if (size > max) {
            throw new IllegalArgumentException("%s may have at most %d, has %d".formatted(field, max, size));
        }
    }
}
