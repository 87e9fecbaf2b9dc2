package org.xerotier.router.web.management;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.audit.AuditFilter;
import org.xerotier.router.web.http.Query;

/** Which rows of the audit log are asked for. */
public final class AuditQuery {

    @QueryParam("action")
    @Nullable
    String action;

    @QueryParam("subject")
    @Nullable
    String subject;

    @QueryParam("actor")
    @Nullable
    String actor;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    AuditFilter filter() {
        return new AuditFilter(action, subject, actor, Query.instant("from", from), Query.instant("to", to));
    }
}
