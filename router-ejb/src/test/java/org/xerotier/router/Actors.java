package org.xerotier.router;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.ApiKeyId;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.kernel.TraceContext;

/** Callers for tests. */
public final class Actors {

    public static final SecureRandom RANDOM = new SecureRandom();
    public static final Ids IDS = new Ids(Clock.systemUTC(), RANDOM);

    private Actors() {}

    public static RequestContext request() {
        return new RequestContext(IDS.next(IdPrefix.REQUEST), TraceContext.begin(RANDOM));
    }

    /** A key with every scope and tool. */
    public static Actor admin(ProjectId project) {
        return key(project, "alice", EnumSet.allOf(Scope.class), ToolScopes.ALL);
    }

    public static Actor key(ProjectId project, String principal, Set<Scope> scopes, ToolScopes tools) {
        return new Actor(
                ActorKind.API_KEY,
                ApiKeyId.next(IDS).value(),
                principal + "'s key",
                principal,
                project,
                scopes,
                tools,
                request());
    }
}
