package org.xerotier.router.security;

/** A token that is not accepted. The room it was sent to turns the reason into its own refusal. */
public final class TokenRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. Only {@link #EXPIRED} is said of a token that was really ours. */
    public enum Reason {
        TOO_LONG,
        MALFORMED,
        WRONG_ALGORITHM,
        WRONG_TYPE,
        UNKNOWN_KEY,
        BAD_SIGNATURE,
        WRONG_CLAIMS,
        NOT_YET_VALID,
        EXPIRED
    }

    private final Reason reason;

    TokenRefused(Reason reason) {
        super("token refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
