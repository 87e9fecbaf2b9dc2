package org.xerotier.router.kernel;

/** Names a join key; the {@code jti} of its JWT. */
public record JoinKeyId(String value) {

    public JoinKeyId {
        IdPrefix.JOIN_KEY.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.JOIN_KEY.matches(candidate);
    }

    public static JoinKeyId next(Ids ids) {
        return new JoinKeyId(ids.next(IdPrefix.JOIN_KEY));
    }

    @Override
    public String toString() {
        return value;
    }
}
