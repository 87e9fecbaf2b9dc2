package org.xerotier.router.kernel;

/** Names a workspace. */
public record WorkspaceId(String value) {

    public WorkspaceId {
        IdPrefix.WORKSPACE.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.WORKSPACE.matches(candidate);
    }

    public static WorkspaceId next(Ids ids) {
        return new WorkspaceId(ids.next(IdPrefix.WORKSPACE));
    }

    @Override
    public String toString() {
        return value;
    }
}
