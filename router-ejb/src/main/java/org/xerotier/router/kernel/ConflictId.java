package org.xerotier.router.kernel;

/** Names an open or resolved conflict about a registration name. */
public record ConflictId(String value) {

    public ConflictId {
        IdPrefix.CONFLICT.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.CONFLICT.matches(candidate);
    }

    public static ConflictId next(Ids ids) {
        return new ConflictId(ids.next(IdPrefix.CONFLICT));
    }

    @Override
    public String toString() {
        return value;
    }
}
