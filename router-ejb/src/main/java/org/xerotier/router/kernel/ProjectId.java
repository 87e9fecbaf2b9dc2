package org.xerotier.router.kernel;

/** Names a project; every query takes one. */
public record ProjectId(String value) {

    public ProjectId {
        IdPrefix.PROJECT.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.PROJECT.matches(candidate);
    }

    public static ProjectId next(Ids ids) {
        return new ProjectId(ids.next(IdPrefix.PROJECT));
    }

    @Override
    public String toString() {
        return value;
    }
}
