package org.xerotier.router.kernel;

/** Names a person. */
public record UserId(String value) {

    public UserId {
        IdPrefix.USER.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.USER.matches(candidate);
    }

    public static UserId next(Ids ids) {
        return new UserId(ids.next(IdPrefix.USER));
    }

    @Override
    public String toString() {
        return value;
    }
}
