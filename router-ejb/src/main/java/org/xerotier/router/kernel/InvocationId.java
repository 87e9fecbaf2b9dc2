package org.xerotier.router.kernel;

/** Names an invocation: somebody's wish that a tool be run. */
public record InvocationId(String value) {

    public InvocationId {
        IdPrefix.INVOCATION.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.INVOCATION.matches(candidate);
    }

    public static InvocationId next(Ids ids) {
        return new InvocationId(ids.next(IdPrefix.INVOCATION));
    }

    @Override
    public String toString() {
        return value;
    }
}
