package org.xerotier.router.security;

import org.xerotier.router.kernel.Actor;

/** Whoever a request was let in as. */
public record AuthenticatedCaller(Actor actor, String projectSlug) {

    /** Whether a path's first segment names the caller's own project. Any other gets the answer for "no such". */
    public boolean belongsTo(String idOrSlug) {
        return projectSlug.equals(idOrSlug) || actor.requireProject().value().equals(idOrSlug);
    }
}
