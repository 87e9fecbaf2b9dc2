package org.xerotier.router.kernel;

/** Names authority to approve that an owner lent to a member. */
public record DelegationId(String value) {

    public DelegationId {
        IdPrefix.DELEGATION.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.DELEGATION.matches(candidate);
    }

    public static DelegationId next(Ids ids) {
        return new DelegationId(ids.next(IdPrefix.DELEGATION));
    }

    @Override
    public String toString() {
        return value;
    }
}
