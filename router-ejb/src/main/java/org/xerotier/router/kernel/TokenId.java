package org.xerotier.router.kernel;

/** Names an agent's bearer token; the {@code jti} of its JWT. */
public record TokenId(String value) {

    public TokenId {
        IdPrefix.TOKEN.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.TOKEN.matches(candidate);
    }

    public static TokenId next(Ids ids) {
        return new TokenId(ids.next(IdPrefix.TOKEN));
    }

    @Override
    public String toString() {
        return value;
    }
}
