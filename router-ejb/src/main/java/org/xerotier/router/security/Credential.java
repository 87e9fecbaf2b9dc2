package org.xerotier.router.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RequestContext;

/** What one read tells about a key that wants to be let in. */
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
        @Nullable Instant lastUsedAt) {

    AuthenticatedCaller caller(RequestContext request) {
        Actor actor = new Actor(
                ActorKind.API_KEY, id, name, principal, project, rights.scopes(), rights.toolScopes(), request);
        return new AuthenticatedCaller(actor, projectSlug);
    }
}
