package org.xerotier.router.people;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.KernelError;

/** What a new user shall be. */
public record CreateUser(
        Username username,
        String displayName,
        @Nullable String email,
        @Nullable SystemRole systemRole) {

    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_EMAIL = 254;

    public CreateUser {
        checkName(displayName);
        checkEmail(email);
    }

    static void checkName(String displayName) {
        if (displayName.isBlank() || displayName.length() > LONGEST_NAME) {
            throw KernelError.INVALID_BODY.because("A display name has 1 to 128 characters.", "display_name");
        }
    }

    static void checkEmail(@Nullable String email) {
        if (email != null && (email.length() > LONGEST_EMAIL || !email.matches("[^@\\s]+@[^@\\s]+"))) {
            throw KernelError.INVALID_BODY.because("This is no e-mail address.", "email");
        }
    }
}
