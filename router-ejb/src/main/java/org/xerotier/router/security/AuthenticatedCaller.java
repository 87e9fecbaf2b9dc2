package org.xerotier.router.security;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.people.SystemRole;

/**
 * Whoever a request was let in as.
 *
 * @param projectSlug of the project acted in; {@code null} for a person on a route outside their projects
 * @param systemRole what the person behind the credential may do on the router as a whole, by this credential
 */
public record AuthenticatedCaller(
        Actor actor, @Nullable String projectSlug, @Nullable SystemRole systemRole) {

    /** A caller without a role in the system. */
    public AuthenticatedCaller(Actor actor, String projectSlug) {
        this(actor, projectSlug, null);
    }

    /** Whether a path's first segment names the caller's own project. Any other gets the answer for "no such". */
    public boolean belongsTo(String idOrSlug) {
        return actor.project() != null
                && (idOrSlug.equals(projectSlug)
                        || actor.requireProject().value().equals(idOrSlug));
    }

    /** A key acts on the router as a whole only if it may manage; its person being admin is not enough. */
    static @Nullable SystemRole byKey(@Nullable SystemRole role, Actor actor) {
        return actor.has(Scope.MANAGEMENT) ? role : null;
    }
}
