package org.xerotier.router.kernel;

/** Names one version of an approval policy. */
public record PolicyId(String value) {

    public PolicyId {
        IdPrefix.POLICY.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.POLICY.matches(candidate);
    }

    public static PolicyId next(Ids ids) {
        return new PolicyId(ids.next(IdPrefix.POLICY));
    }

    @Override
    public String toString() {
        return value;
    }
}
