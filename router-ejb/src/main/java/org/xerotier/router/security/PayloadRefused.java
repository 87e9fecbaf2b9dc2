package org.xerotier.router.security;

/** A sealed value that does not open. Never the caller's fault: the database or the configuration was changed. */
public final class PayloadRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PayloadRefused(String message) {
        super(message);
    }
}
