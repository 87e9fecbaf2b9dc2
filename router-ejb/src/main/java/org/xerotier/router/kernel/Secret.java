package org.xerotier.router.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that must not be shown. Printing it gives a mask; comparing takes the same time whatever differs. */
public final class Secret {

    public static final String MASK = "****";

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The value itself; every call is a place to look at in a review. */
    public String reveal() {
        return value;
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
    }

    /** Constant, so that a secret leaves no trace of itself in hash tables either. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
