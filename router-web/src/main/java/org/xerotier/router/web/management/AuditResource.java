package org.xerotier.router.web.management;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.audit.AuditExport;
import org.xerotier.router.audit.AuditExportService;
import org.xerotier.router.audit.AuditService;
import org.xerotier.router.audit.AuditView;
import org.xerotier.router.audit.ExportQueries;
import org.xerotier.router.kernel.Actor;
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
    ExportQueries exports;

    @Inject
    AuditExportService writer;

    @Inject
    Caller caller;

    @GET
    @Requires(Scope.MANAGEMENT)
    @Operation(value = "List rows of the audit log", answer = AuditView.class, list = true)
    public ListResponse<AuditView> list(
            @BeanParam AuditQuery query,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        return ListResponse.of(audit.list(caller.actor(), query.filter(), Paging.of(limit, after)));
    }

    @GET
    @Path("/checkpoints")
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "List signed checkpoints of the audit log, newest first",
            answer = CheckpointResponse.class,
            list = true)
    public ListResponse<CheckpointResponse> checkpoints(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return ListResponse.of(exports.checkpoints(caller.actor(), Paging.of(limit, after)), CheckpointResponse::of);
    }

    /** Begins with what was asked for and ends with how much it was: without its last line an export is worth nothing. */
    @GET
    @Path("/export")
    @Produces({Media.LINES, Media.JSON, Media.PROBLEM})
    @Requires(Scope.MANAGEMENT)
    @Operation(
            value = "The sealed audit log with its proofs, a JSON document per line",
            also = Media.LINES,
            refuses = {"invalid_parameter", "invalid_cursor"})
    public Response export(
            @BeanParam AuditQuery query,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Long most = Query.number("limit", limit);
        Long behind = Query.number("after", after);
        AuditExport wanted = new AuditExport(
                query.filter(), behind == null ? 0 : behind, most == null ? Long.MAX_VALUE : Math.max(1, most));
        Actor actor = caller.actor();
        writer.check(actor, wanted);
        StreamingOutput lines = out -> writer.write(actor, wanted, out);
        return Response.ok(lines)
                .type(Media.LINES)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.ndjson\"")
                .build();
    }
}
