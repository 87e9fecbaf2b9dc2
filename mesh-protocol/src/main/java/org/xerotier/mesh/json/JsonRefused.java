package org.xerotier.mesh.json;

/** JSON that is not accepted: why, where, and in the message what the sender should do about it. */
public final class JsonRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why JSON was refused. The names are stable: others build their error codes on them. */
    public enum Reason {
        TOO_LARGE,
        INVALID_UTF8,
        BYTE_ORDER_MARK,
        SYNTAX,
        TRAILING_TEXT,
        DUPLICATE_KEY,
        NUMBER_OUT_OF_RANGE,
        TOO_DEEP,
        TOO_MANY_VALUES,
        STRING_TOO_LONG,
        LONE_SURROGATE,
        NUL_CHARACTER,
        /** The tree holds something JSON has no form for. */
        NOT_JSON,
        UNKNOWN_FIELD,
        MISSING_FIELD,
        WRONG_TYPE,
        INVALID_VALUE
    }

    /** Names in the path come from the sender, so a refusal repeats only so much of them. */
    private static final int MAX_PATH = 512;

    private final Reason reason;
    private final String path;

    public JsonRefused(Reason reason, String path, String message) {
        super(message);
        this.reason = reason;
        this.path = path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH) + "...";
    }

    public Reason reason() {
        return reason;
    }

    /** JSON Pointer (RFC 6901) of the offending value; empty for the document as a whole. */
    public String path() {
        return path;
    }

    /** The same refusal seen from a value further out. */
    JsonRefused under(String pathOfParent) {
        JsonRefused wider = new JsonRefused(reason, pathOfParent + path, getMessage());
        wider.setStackTrace(getStackTrace());
        return wider;
    }

    /** The message, which every refusal has. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    @Override
    public String toString() {
        return "JsonRefused " + reason + " at \"" + path + "\": " + getMessage();
    }
}
