package org.xerotier.router.web.management;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.audit.AuditFilter;
import org.xerotier.router.audit.AuditService;
import org.xerotier.router.audit.AuditView;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.web.access.Caller;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.http.Query;
import org.xerotier.router.web.json.Media;
import org.xerotier.router.web.openapi.Operation;
import org.xerotier.router.web.page.ListResponse;
import org.xerotier.router.web.page.Paging;

/** Who did what. */
@ApplicationScoped
@Path("/{project_id}/v1/management/audit")
@Produces({Media.JSON, Media.PROBLEM})
public class AuditResource {

    @Inject
    AuditService audit;

    @Inject
    Caller caller;

    @GET
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "List rows of the audit log", answer = AuditView.class, list = true)
    public ListResponse<AuditView> list(
            @QueryParam("action") @Nullable String action,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        AuditFilter filter = new AuditFilter(action, subject, Query.instant("from", from), Query.instant("to", to));
        return ListResponse.of(audit.list(caller.actor(), filter, Paging.of(limit, after)));
    }
}
