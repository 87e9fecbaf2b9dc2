package org.xerotier.xem.bundle;

/** An argument that fits the schema and still may not become part of a command line. */
public final class ArgumentRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;

    public ArgumentRefused(String path, String message) {
        super(message);
        this.path = path;
    }

    /** The field, {@code args.name}. */
    public String path() {
        return path;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
