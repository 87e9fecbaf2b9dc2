package org.xerotier.router.kernel;

/** Names a standing consent. */
public record GrantId(String value) {

    public GrantId {
        IdPrefix.GRANT.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.GRANT.matches(candidate);
    }

    public static GrantId next(Ids ids) {
        return new GrantId(ids.next(IdPrefix.GRANT));
    }

    @Override
    public String toString() {
        return value;
    }
}
