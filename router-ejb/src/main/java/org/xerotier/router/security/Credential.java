package org.xerotier.router.security;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.Scope;

/**
 * What one read tells about a key that wants to be let in.
 *
 * @param holder the person whose key it is, as they stand now
 */
record Credential(
        String id,
        ProjectId project,
        String projectSlug,
        String name,
        String principal,
        String secretHash,
        ApiKeyRights rights,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        Holder holder) {

    /** A key does what it was made for, as far as its person still may. */
    AuthenticatedCaller caller(RequestContext request) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        scopes.addAll(rights.scopes());
        scopes.retainAll(holder.scopes());
        Actor actor = new Actor(ActorKind.API_KEY, id, name, principal, project, scopes, rights.toolScopes(), request);
        return new AuthenticatedCaller(actor, projectSlug, AuthenticatedCaller.byKey(holder.systemRole(), actor));
    }
}
