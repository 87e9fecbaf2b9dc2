package org.xerotier.router.kernel;

/** Names an API key; not its secret. */
public record ApiKeyId(String value) {

    public ApiKeyId {
        IdPrefix.API_KEY.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.API_KEY.matches(candidate);
    }

    public static ApiKeyId next(Ids ids) {
        return new ApiKeyId(ids.next(IdPrefix.API_KEY));
    }

    @Override
    public String toString() {
        return value;
    }
}
