package org.xerotier.router.security;

import org.xerotier.router.kernel.ErrorCode;

/** What this room refuses. */
enum SecurityError implements ErrorCode {
    AUTHENTICATION_REQUIRED(401, "The request carries no usable credentials"),
    API_KEY_INVALID(401, "The API key is not one of this router's"),
    API_KEY_EXPIRED(401, "The API key's time is over"),
    API_KEY_REVOKED(401, "The API key was revoked"),
    API_KEY_OWNER_INACTIVE(401, "The API key's owner is disabled or has left the project"),
    TOKEN_INVALID(401, "The token is not acceptable: its form, signature, issuer, audience or claims"),
    TOKEN_EXPIRED(401, "The token's time is over, or its user's password changed since"),
    USER_DISABLED(401, "The user is disabled"),
    SIGN_IN_REFUSED(401, "Username, password or code are not right together"),
    TOTP_REQUIRED(401, "The password is right; this user signs in with a code as well"),
    IDENTITY_UNKNOWN(403, "The token is good, but nobody here is known by its identity"),
    SYSTEM_ROLE_REQUIRED(403, "The operation concerns the router as a whole and the caller has no role there"),
    PERSON_REQUIRED(403, "The operation is for people who signed in, not for keys"),
    SCOPE_INSUFFICIENT(403, "The API key lacks a scope this operation asks for"),
    API_KEY_NOT_FOUND(404, "No such API key in this project"),
    BOOTSTRAP_TOKEN_INVALID(401, "The bootstrap token is not the one in the router's token file"),
    PASSWORD_UNSUITABLE(400, "The password is too short, too long or says the username"),
    TOTP_STATE(409, "The step does not fit where the user's one-time codes stand"),
    TOO_MANY_ATTEMPTS(429, "Too many wrong credentials from this address or for this user"),
    BOOTSTRAP_CLOSED(409, "The first project exists, or no bootstrap was prepared");

    private final int status;
    private final String title;

    SecurityError(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public boolean retryable() {
        return this == TOO_MANY_ATTEMPTS;
    }

    @Override
    public String title() {
        return title;
    }
}
