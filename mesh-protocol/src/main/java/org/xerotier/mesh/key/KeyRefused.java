package org.xerotier.mesh.key;

/** A key, a key file or an encoding of one that is not accepted; the message says what to do and holds no secret. */
public final class KeyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeyRefused(String message) {
        super(message);
    }

    public KeyRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
