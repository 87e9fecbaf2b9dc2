package org.xerotier.mesh.codec;

import java.util.Locale;

/** Bytes that are no acceptable frame. The only exception decoding throws, whatever the bytes are. */
public final class MalformedFrame extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What was wrong. The names are stable: errors on the wire and metrics are built on them. */
    public enum Reason {
        TOO_LARGE,
        TRUNCATED,
        TRAILING_BYTES,
        NOT_A_MAP,
        TOO_DEEP,
        TOO_MANY_VALUES,
        KEY_NOT_TEXT,
        DUPLICATE_KEY,
        INVALID_UTF8,
        NUL_CHARACTER,
        INTEGER_TOO_LARGE,
        NOT_FINITE,
        UNSUPPORTED_FORMAT,
        MISSING_FIELD,
        WRONG_TYPE,
        OUT_OF_RANGE,
        UNKNOWN_VALUE,
        /** The envelope's {@code v} is none this side speaks. */
        UNSUPPORTED_VERSION,
        /** The envelope is fine, its {@code type} is not known here. */
        UNKNOWN_TYPE,
        /** A frame only the other side may send. */
        WRONG_SENDER
    }

    private final Reason reason;
    private final String frameId;

    public MalformedFrame(Reason reason, String message) {
        this(reason, "", message);
    }

    private MalformedFrame(Reason reason, String frameId, String message) {
        super(message);
        this.reason = reason;
        this.frameId = frameId;
    }

    public Reason reason() {
        return reason;
    }

    /** The code for an error frame, for example {@code unknown_type}; most reasons are just {@code malformed_frame}. */
    public String code() {
        return switch (reason) {
            case UNSUPPORTED_VERSION, UNKNOWN_TYPE -> reason.name().toLowerCase(Locale.ROOT);
            default -> "malformed_frame";
        };
    }

    /** The {@code frame_id} of the refused frame as far as it could be read, else empty. */
    public String frameId() {
        return frameId;
    }

    MalformedFrame in(String idOfFrame) {
        MalformedFrame known = new MalformedFrame(reason, idOfFrame, getMessage());
        known.setStackTrace(getStackTrace());
        return known;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
