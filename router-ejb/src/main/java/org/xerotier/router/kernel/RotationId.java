package org.xerotier.router.kernel;

/** Names an agent's change of its CURVE key; goes over the wire. */
public record RotationId(String value) {

    public RotationId {
        IdPrefix.ROTATION.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.ROTATION.matches(candidate);
    }

    public static RotationId next(Ids ids) {
        return new RotationId(ids.next(IdPrefix.ROTATION));
    }

    @Override
    public String toString() {
        return value;
    }
}
