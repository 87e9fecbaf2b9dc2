package org.xerotier.router.web.health;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.audit.AuditStatus;

record StatusResponse(
        ProjectResponse project, Router router, Agents agents, Invocations invocations, AuditStatus audit, Key key) {

    record Router(String version, @Nullable Instant startedAt) {}

    record Agents(long active, long stale) {}

    /** Those that are not over. */
    record Invocations(long queued, long dispatched, long running, long pendingApproval, long ambiguous) {}

    /** The key of this very request, or the person who signed in. */
    record Key(String id, String name, List<String> scopes) {}
}
