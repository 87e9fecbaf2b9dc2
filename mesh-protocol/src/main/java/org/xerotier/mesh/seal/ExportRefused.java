package org.xerotier.mesh.seal;

/** Bytes that are not what a router exports. */
public final class ExportRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExportRefused(String message) {
        super(message);
    }

    public ExportRefused(String message, Throwable cause) {
        super(message, cause);
    }

    public String says() {
        return String.valueOf(getMessage());
    }
}
