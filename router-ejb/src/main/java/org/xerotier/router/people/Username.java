package org.xerotier.router.people;

import java.util.Locale;
import java.util.regex.Pattern;
import org.xerotier.router.kernel.KernelError;

/** What a person signs in as and is named by: lower case, for good. An e-mail address will do. */
public record Username(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([._@+-]?[a-z0-9])*");
    private static final int LONGEST = 100;

    public Username {
        value = value.toLowerCase(Locale.ROOT);
        if (value.length() < 2
                || value.length() > LONGEST
                || !FORM.matcher(value).matches()) {
            throw KernelError.INVALID_BODY.because(
                    "A username has 2 to 100 characters: a-z, 0-9, and single . _ @ + - between them.", "username");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
