package org.xerotier.router.people;

import org.xerotier.router.kernel.KernelError;

/** What an issuer of tokens calls a person. */
public record Identity(String issuer, String subject) {

    private static final int LONGEST = 255;

    public Identity {
        check(issuer, "issuer");
        check(subject, "subject");
    }

    private static void check(String value, String field) {
        if (value.isBlank() || value.length() > LONGEST) {
            throw KernelError.INVALID_BODY.because("An " + field + " has 1 to 255 characters.", field);
        }
    }
}
