package org.xerotier.router.web.people;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.security.SignIn;

/** @param totp the code of the authenticator app, for users who have one */
record SignInRequest(
        String username, String password, @Nullable String totp) {

    SignIn wish() {
        return new SignIn(username, new Secret(password), totp);
    }
}
