package org.xerotier.mesh.warrant;

/** Bytes that are no warrant of a key that is trusted here. */
public final class WarrantRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** There is none. */
    public static final String MISSING = "warrant_missing";

    /** It cannot be read, or none of the pinned keys signed it. */
    public static final String INVALID = "warrant_invalid";

    private final String code;

    private WarrantRefused(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static WarrantRefused missing() {
        return new WarrantRefused(MISSING, "the dispatch carries no warrant; nothing runs without one");
    }

    static WarrantRefused invalid(String why) {
        return new WarrantRefused(INVALID, "the warrant is refused: " + why);
    }

    /** Stable; travels to the router. */
    public String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
